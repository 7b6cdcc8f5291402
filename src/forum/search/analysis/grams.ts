/** Runs of four signs of words, as numbers: near-misses in spelling and parts of compounds have many in common. */

const BITS = 18;
export const GRAM_SLOTS = 1 << BITS;
const LENGTH = 4;
const EDGE = 95;

/** The slots of the grams of a word that is set between edges; two grams share a slot once in a great while. */
export function gramsOf(word: string): number[] {
  const slots: number[] = [];
  const last = word.length + 2 - LENGTH;
  for (let at = 0; at <= last; at++) {
    let hash = 0;
    for (let offset = 0; offset < LENGTH; offset++) {
      const place = at + offset - 1;
      const code = place < 0 || place >= word.length ? EDGE : word.charCodeAt(place);
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    slots.push(Math.imul(hash, 0x9e3779b1) >>> (32 - BITS));
  }
  return slots;
}
