/** Grows when the same text would come out differently; posts with a smaller one are rendered again. */
export const RENDERER_VERSION = 1;
