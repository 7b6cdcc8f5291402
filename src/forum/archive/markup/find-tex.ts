const SPACE = /\s/;

/**
 * The next `$…$` or `$$…$$` in a text from `from` on, dollars included, by the same rules as the Markdown parser's
 * `tex-syntax.ts`: what is found here stands as it is in Markdown, every other dollar is escaped.
 */
export function findTex(text: string, from: number): { start: number; end: number } | undefined {
  for (let start = text.indexOf("$", from); start >= 0; start = text.indexOf("$", start + 1)) {
    if (text[start - 1] === "$") continue;
    const end = endOfTex(text, start);
    if (end !== undefined) return { start, end };
  }
  return undefined;
}

function endOfTex(text: string, start: number): number | undefined {
  const size = runOfDollars(text, start);
  if (size > 2) return undefined;
  let at = start + size;
  const first = at;
  while (at < text.length && text[at] !== "$") at += text[at] === "\\" && !/[\r\n]/.test(text[at + 1] ?? "\n") ? 2 : 1;
  if (at >= text.length || runOfDollars(text, at) !== size) return undefined;
  const inside = text.slice(first, at);
  const next = text[at + size] ?? "";
  if (inside === "" || /\n\s*\n/.test(inside)) return undefined;
  if (size === 1) {
    const isSpaced = SPACE.test(inside.charAt(0)) || SPACE.test(inside.charAt(inside.length - 1));
    if (/\d/.test(next)) return undefined;
    if (isSpaced && (!/[\\^_{]/.test(inside) || /\p{L}/u.test(next))) return undefined;
  }
  return at + size;
}

function runOfDollars(text: string, at: number): number {
  let end = at;
  while (text[end] === "$") end++;
  return end - at;
}
