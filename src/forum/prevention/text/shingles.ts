/** What a text can be known again by when some of its words are others. */

/** Words in a row. */
const LENGTH = 2;
/** The smallest hashes are a fair sample: two texts that share half their phrases share half of these. */
export const SAMPLE = 24;
const LEAST_WORDS = 5;

/** Phrases of two words each; empty for what is too short to say anything of. */
export function shinglesOf(words: readonly string[], length = LENGTH): Set<string> {
  if (words.length < LEAST_WORDS) return new Set();
  return new Set(words.slice(0, 1 - length).map((_, at) => words.slice(at, at + length).join(" ")));
}

/** A sample of phrases that falls the same for the same phrases. */
export function sampleOf(shingles: ReadonlySet<string>): string[] {
  return [...shingles]
    .map((text) => [hash(text), text] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, SAMPLE)
    .map(([, text]) => text);
}

/** FNV-1a, mixed. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** Which share of the phrases of one stands in the other. */
export function contained(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let shared = 0;
  for (const shingle of part) if (whole.has(shingle)) shared++;
  return shared / part.size;
}
