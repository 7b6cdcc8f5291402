/** What a half of the spam is written from. Texts are spun: `{a|b}` is one of these, and nests. */

/** The ten manners in which spam is written here. */
export const MANNERS = [
  "link_drop",
  "copied_answer",
  "support_phone",
  "look_alikes",
  "slow_starter",
  "spun_praise",
  "contact_handle",
  "broken_words",
  "fake_question",
  "buried_link",
] as const;
export type Manner = (typeof MANNERS)[number];

export type Language = "de" | "en";

/**
 * Names in angle brackets stand for what an account pushes: `<link>`, `<host>`, `<phone>`, `<handle>`, `<mail>`,
 * `<goods>`, `<topic>` (words from the thread's title), `<price>`.
 */
export interface Texts {
  /** Titles for what starts a thread. */
  titles: readonly string[];
  bodies: Readonly<Record<Manner, readonly string[]>>;
  /** What a slow starter says before it sells. */
  harmless: readonly string[];
  goods: readonly string[];
}

/** One half: its words, and how it hides them. */
export interface Half {
  name: "open" | "locked";
  seed: number;
  texts: Readonly<Record<Language, Texts>>;
  /** Syllables and endings of the addresses it links. */
  hosts: { syllables: readonly string[]; endings: readonly string[]; shorteners: readonly string[] };
  phone(digits: () => string): string;
  handle(name: string): string;
  mailHosts: readonly string[];
  /** Writes some letters with others that look the same. */
  lookAlikes: Readonly<Record<string, readonly string[]>>;
  /** Puts something into a word, so that it is not found. */
  breakWord(word: string, pick: <T>(from: readonly T[]) => T): string;
  /** A link that hardly shows, in Markdown. */
  bury(link: string, pick: <T>(from: readonly T[]) => T): string;
}
