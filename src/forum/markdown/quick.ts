/** Longer texts are always rendered in a worker. */
export const MAX_INLINE_CHARS = 4000;

/** Whether a text is short and plain enough to be rendered on the main thread within a few milliseconds. */
export function isQuick(source: string): boolean {
  return source.length <= MAX_INLINE_CHARS;
}
