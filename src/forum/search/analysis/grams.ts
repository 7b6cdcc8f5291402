/** Runs of four signs of words, as numbers: near-misses in spelling and parts of compounds have many in common. */

const BITS = 18;
export const GRAM_SLOTS = 1 << BITS;
const LENGTH = 4;
const EDGE = 95;
const FACTOR = 31;
/** With this factor the sign that leaves a run stands in its number. */
const LEAVING = FACTOR ** (LENGTH - 1);

/** The slots of the grams of a word that is set between edges; two grams share a slot once in a great while. */
export function gramsOf(word: string): number[] {
  const slots = new Int32Array(word.length);
  return Array.from(slots.subarray(0, readGrams(word, slots)));
}

/** The same into `slots`, which has room for a number for each sign of the word; how many there are. */
export function readGrams(word: string, slots: Int32Array): number {
  const count = word.length + 3 - LENGTH;
  if (count <= 0) return 0;
  let hash = EDGE;
  for (let place = 0; place < LENGTH - 2; place++) hash = Math.imul(hash, FACTOR) + word.charCodeAt(place);
  for (let at = 0; at < count; at++) {
    const next = at + LENGTH - 2;
    hash = (Math.imul(hash, FACTOR) + (next < word.length ? word.charCodeAt(next) : EDGE)) | 0;
    slots[at] = Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
    hash = (hash - Math.imul(at === 0 ? EDGE : word.charCodeAt(at - 1), LEAVING)) | 0;
  }
  return count;
}
