/** Scripts that Meilisearch takes as they are, letter by letter; it cuts others into words by rules of its own. */
const AS_IT_IS = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}]+$/u;

/**
 * A word of ours as one that Meilisearch leaves whole: `c++`, `2.1` and pairs of signs become letters and digits, of
 * the same length for each sign, so that beginnings stay beginnings. No such word holds a quotation mark or a hyphen.
 */
export function encoded(word: string): string {
  if (AS_IT_IS.test(word)) return word;
  let code = "";
  for (let at = 0; at < word.length; at++) code += `q${word.charCodeAt(at).toString(16).padStart(4, "0")}`;
  return code;
}

/** Finds endings where only beginnings can be looked for. */
export function backwards(word: string): string {
  return [...word].reverse().join("");
}
