import { plainText } from "../analysis/plain.ts";
import { stemOf } from "../analysis/stem.ts";
import { MOST_WORDS, tokensOfWord, writtenWords } from "../analysis/tokens.ts";
import type { SearchDocument } from "../engine.ts";
import { backwards, encoded } from "./encode.ts";

/** Grows when the analysis or these fields change: an index of another form is built anew. */
export const INDEX_FORM = 1;

/** A post as Meilisearch keeps it: words that are analysed already, and numbers. */
export interface StoredPost {
  id: number;
  /** Stems, in their order. */
  title: string;
  body: string;
  /** Words that are other than their stems, once each: for typing errors and unfinished words. */
  forms: string;
  /** Long stems, once each, forwards and backwards: for parts of compounds. */
  long: string;
  /** The words in their order, which are not searched: scores and phrases come from them. */
  titleWords: string;
  bodyWords: string;
  category: number;
  author: number;
  tags: readonly number[];
  /** 0 or 1 */
  titled: number;
  solved: number;
  unsolved: number;
  unanswered: number;
  /** ms since the epoch */
  time: number;
}

/** The number of the document that says how far the index reaches; no post has it. */
export const PLACE_ID = 0;

/** How far the index reaches. */
export interface StoredPlace {
  id: typeof PLACE_ID;
  eventId: number;
  form: number;
  /** Of the building that made the index. */
  build: string;
}

/** A stem that is so long may be put together of others. */
const LONG = 8;
const LETTERS = /^\p{L}+$/u;

export function storedPost(document: SearchDocument): StoredPost {
  const { postId, categoryId, authorId, tagIds, kind, isSolved, isAnswered, createdAt } = document;
  const title = wordsOf(document.title ?? "");
  const body = wordsOf(plainText(document.body));
  const forms = new Set<string>();
  const long = new Set<string>();
  for (const word of new Set([...title, ...body])) {
    const stem = stemOf(word);
    if (stem !== word) forms.add(encoded(word));
    if (stem.length >= LONG && LETTERS.test(stem)) long.add(encoded(stem)).add(encoded(backwards(stem)));
  }
  const stems = (words: readonly string[]) => words.map((word) => encoded(stemOf(word))).join(" ");
  return {
    id: postId,
    title: stems(title),
    body: stems(body),
    forms: [...forms].join(" "),
    long: [...long].join(" "),
    titleWords: title.join(" "),
    bodyWords: body.join(" "),
    category: categoryId,
    author: authorId,
    tags: tagIds,
    titled: Number(title.length > 0),
    solved: Number(isSolved),
    unsolved: Number(kind === "question" && !isSolved),
    unanswered: Number(kind === "question" && !isAnswered),
    time: createdAt,
  };
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const written of writtenWords(text)) {
    for (const { text: word } of tokensOfWord(written)) words.push(word);
    if (words.length >= MOST_WORDS) break;
  }
  return words;
}

/** The words of a stored text. */
export function wordsIn(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}
