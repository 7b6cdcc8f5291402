export type Language = "de" | "en";

/**
 * A text as sellers of spam keep it: `{one|another}` is a choice, also within a choice, and `$word` is filled in (see
 * `blanks.ts`). With a title it opens a thread.
 */
export interface Template {
  title?: string;
  text: string;
}

/** What the accounts of one manner have to say. */
export interface Repertoire {
  /** Words for the names of their domains. */
  trades: readonly string[];
  /** The address stands in the profile. */
  inProfile?: boolean;
  /** The same short text comes again as it is. */
  repeats?: boolean;
  en: readonly Template[];
  de: readonly Template[];
}

/** A conversation that two accounts play. */
export interface Talk {
  title: string;
  question: string;
  answer: string;
  thanks: string;
  remark: string;
}

/** What a spammer reads of the forum before writing. */
export interface Scene {
  company: string;
  /** Threads that are there, each with the texts of its posts. At least one. */
  threads: readonly { language: Language; title: string; texts: readonly string[] }[];
}

export interface SpamAccount {
  /** Its place in the list. */
  account: number;
  username: string;
  email: string;
  /** For the profile; empty for those who leave it so. */
  bio: string;
  manner: string;
  language: Language;
  /** Belongs to the half nobody looks at before the end; such accounts have texts no open one has. */
  locked: boolean;
  /** Seconds from the first minute of the wave until it signs up. */
  arrivesAfterSeconds: number;
}

export interface SpamPost {
  account: number;
  manner: string;
  language: Language;
  locked: boolean;
  /** False for what a slow starter writes to look like anybody. */
  spam: boolean;
  kind: "thread" | "reply";
  title?: string;
  text: string;
  /** Of a reply: a place in the scene's threads, or in the wave's posts the thread that one of them opened. */
  to?: { existing: number } | { opened: number };
  /** Since the account's post before, or since it signed up; in a played talk no earlier than what it answers. */
  afterSeconds: number;
}

export interface Wave {
  accounts: SpamAccount[];
  /** Account by account each in its order; those of a pair that plays talks stand as they are said. */
  posts: SpamPost[];
}
