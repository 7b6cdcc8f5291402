/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const WORD = /[\p{L}\p{N}_]+/gu;
const SHORTEST = 4;

/** Mistypes one word of at least four letters: a letter too many, a wrong one, one missing, or two swapped. */
export function mistype(text: string, chance: () => number): string {
  const words = [...text.matchAll(WORD)].filter(([word]) => word.length >= SHORTEST && !/^\p{N}+$/u.test(word));
  const chosen = words[Math.floor(chance() * words.length)];
  if (!chosen) return text;
  const [word] = chosen;
  const at = 1 + Math.floor(chance() * (word.length - 1));
  const letter = LETTERS[Math.floor(chance() * LETTERS.length)] ?? "a";
  const kinds = [
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + word.slice(at + 1),
    () => swapped(word, Math.min(at, word.length - 2)),
  ];
  const changed = kinds[Math.floor(chance() * kinds.length)]?.() ?? word;
  return text.slice(0, chosen.index) + changed + text.slice(chosen.index + word.length);
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
}
