/** Words of one length, for looking for near ones. */
export interface LengthBucket {
  words: number[];
  bits: number[];
}

/** The words that an engine knows, by numbers from 1: what they are reduced to, and how many documents hold them. */
export interface Words {
  /** How many there are. */
  readonly size: number;
  readonly wordText: readonly string[];
  readonly wordTerm: readonly number[];
  readonly termText: readonly string[];
  readonly byLength: readonly LengthBucket[];
  /** How many documents that the asker may see hold a word, a term. */
  docsOfWord(word: number): number;
  docsOfTerm(term: number): number;
  /** How often such a document holds a word with this slot of a gram. */
  docsOfGram(slot: number): number;
  /** The number of a word as it stands in texts; undefined: no text ever held it. */
  word(text: string): number | undefined;
  /** Whether a document that the asker may see holds this term. */
  stands(term: number): boolean;
  /** The number of a stem that such a document holds. */
  liveTerm(stem: string): number | undefined;
  /** Words that begin so, the most frequent first, at most `limit`. */
  startingWith(prefix: string, limit: number): number[];
}

/** A post as the numbers of its words: so many of the title, then those of the body. */
export interface WordStream {
  titleCount: number;
  words: Int32Array;
}
