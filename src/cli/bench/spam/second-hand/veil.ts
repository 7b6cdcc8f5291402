import { oneOf } from "./spin.ts";

const OTHER_ALPHABETS: Record<string, string> = {
  a: "аα",
  c: "сϲ",
  e: "еҽ",
  i: "іι",
  j: "ј",
  o: "оο",
  p: "рρ",
  s: "ѕ",
  x: "хχ",
  y: "у",
  v: "ν",
  B: "ВΒ",
  C: "С",
  E: "ЕΕ",
  O: "ОΟ",
  P: "РΡ",
  S: "Ѕ",
  T: "ТΤ",
  V: "Ѵ",
};
const DIGITS: Record<string, string> = { a: "4@", e: "3", i: "1!", o: "0", s: "5$", l: "1" };
const INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff"];
/** First letters of the Latin alphabet in other shapes, small ones: bold, sans bold, script, full width. */
const SHAPES = [0x1d41a, 0x1d5ee, 0x1d4ea, 0xff41];

type Veil = (word: string, chance: () => number) => string;

const veils: Veil[] = [
  (word, chance) => byLetter(word, (letter) => swap(OTHER_ALPHABETS, letter, 0.6, chance)),
  (word, chance) => byLetter(word, (letter) => swap(DIGITS, letter, 0.8, chance)),
  (word, chance) => byLetter(word, (letter) => (chance() < 0.4 ? letter + oneOf(INVISIBLE, chance) : letter)),
  (word, chance) => {
    const separator = oneOf([" ", ".", "-", "*", "_"], chance);
    return [...word].join(separator);
  },
  (word, chance) => {
    const first = oneOf(SHAPES, chance);
    return byLetter(word.toLowerCase(), (letter) =>
      /[a-z]/.test(letter) ? String.fromCodePoint(first + letter.charCodeAt(0) - 97) : letter,
    );
  },
  (word, chance) =>
    byLetter(word, (letter) => (chance() < 0.5 ? letter + oneOf(["\u0301", "\u0336", "\u0323"], chance) : letter)),
];

/** Puts one veil over two words of three, never over an address, which has to work. */
export function veiled(text: string, chance: () => number): string {
  const veil = oneOf(veils, chance);
  return text
    .split(/(\s+)/)
    .map((word) => (word.length < 4 || /[/@\d]|\.\w/.test(word) || chance() < 0.33 ? word : veil(word, chance)))
    .join("");
}

function byLetter(word: string, change: (letter: string) => string): string {
  return [...word].map(change).join("");
}

function swap(table: Record<string, string>, letter: string, often: number, chance: () => number): string {
  const others = table[letter];
  return others && chance() < often ? oneOf([...others], chance) : letter;
}
