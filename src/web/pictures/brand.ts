/** The temple that stands before the forum's name, in a square of 24. */
export const BRAND_PATH = "M12 2 2.5 7v2h19V7zM4.5 10.5h3v8h-3zm6 0h3v8h-3zm6 0h3v8h-3zM2.5 20h19v2h-19z";
