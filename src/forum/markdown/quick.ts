/** Longer texts are always rendered in a worker. */
export const MAX_INLINE_CHARS = 4000;

/**
 * What a short text may hold of the signs that mean something in Markdown. Its time grows with them, at worst with
 * their square, and is many times longer while the parser's code is not yet optimised. Nearly all replies have fewer.
 */
const MAX_INLINE_SIGNS = 120;

const SIGN = /[[\]!<>&`*_~|$@\\#\-+=\n\t]| {2}/g;

/** Code to colour and elements to parse take longer than their signs tell. */
const COSTLY = /^[ \t>*+-]*(?:`{3,}|~{3,})[ \t]*[^\s`~]|<[a-z]/im;

/** Whether a text is short and plain enough to be rendered on the main thread within a few milliseconds. */
export function isQuick(source: string, math: boolean): boolean {
  if (source.length > MAX_INLINE_CHARS || COSTLY.test(source) || (math && source.includes("$"))) return false;
  SIGN.lastIndex = 0;
  for (let signs = 0; SIGN.test(source); signs++) if (signs === MAX_INLINE_SIGNS) return false;
  return true;
}
