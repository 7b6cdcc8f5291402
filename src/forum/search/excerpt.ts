import { isCommon } from "./analysis/common.ts";
import { plainText } from "./analysis/plain.ts";
import { stemOf } from "./analysis/stem.ts";
import { tokensOf } from "./analysis/tokens.ts";

/** A piece of text; what was found in it is marked. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

export const MAX_EXCERPT_CHARS = 240;
const LEAD_CHARS = 60;
const WORD = /[\p{L}\p{M}\p{N}]+(?:[.\-_'’+#]*[\p{L}\p{M}\p{N}+#]+)*/gu;
/** Excerpts come from the beginning of very long posts. */
const MAX_READ_CHARS = 20_000;

/** The part of a post in which most of what was asked for stands, on one line, with the words marked. */
export function excerptOf(body: string, stems: ReadonlySet<string>): Piece[] {
  const text = lineOf(body);
  const matches = matchesIn(text, stems);
  const start = bestStart(matches);
  const from = start <= LEAD_CHARS ? 0 : text.indexOf(" ", start - LEAD_CHARS) + 1;
  const end = from + MAX_EXCERPT_CHARS;
  const cut = end >= text.length ? text.length : endOf(text, from, end);
  const pieces = marked(text, matches, from, cut);
  if (from > 0) pieces.unshift({ text: "… ", isMatch: false });
  if (cut < text.length) pieces.push({ text: " …", isMatch: false });
  return pieces;
}

/** How many different things that were asked for stand in a text. */
export function foundIn(body: string, stems: ReadonlySet<string>): number {
  return new Set(matchesIn(lineOf(body), stems).map(({ stem }) => stem)).size;
}

/** Before a line: bullets, headings, quotes. */
const LINE_SIGNS = /^[ \t]*(?:(?:[-+*]|#{1,6})[ \t]+|(?:>[ \t]?)+)+/gm;
/** Around words; within them, as in `from_bytes` or `C#`, they belong to the word. */
const WORD_SIGNS =
  /`+|~~+|\*+(?=\S)|(?<=\S)\*+|(?<![\p{L}\p{N}_])_+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])/gu;

/** A text as it is read, on one line. */
function lineOf(body: string): string {
  return plainText(body.slice(0, MAX_READ_CHARS))
    .replace(LINE_SIGNS, "")
    .replace(WORD_SIGNS, "")
    .replace(/[|\s]+/gu, " ")
    .trim();
}

/** After a whole word, unless that is so long that little would be left. */
function endOf(text: string, from: number, end: number): number {
  const space = text.lastIndexOf(" ", end);
  if (space > from + MAX_EXCERPT_CHARS / 2) return space;
  const isHalfASign = /[\uD800-\uDBFF]/.test(text[end - 1] ?? "");
  return isHalfASign ? end - 1 : end;
}

/** The whole text with the words marked, for titles. */
export function markedText(text: string, stems: ReadonlySet<string>): Piece[] {
  return marked(text, matchesIn(text, stems));
}

interface Match {
  start: number;
  end: number;
  stem: string;
}

function matchesIn(text: string, stems: ReadonlySet<string>): Match[] {
  const found: Match[] = [];
  const initials = initialsOf(stems);
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (isOther(word, initials)) continue;
    const stem = stemsOf(word).find((stem) => stems.has(stem));
    if (stem !== undefined) found.push({ start: index, end: index + word.length, stem });
  }
  return found;
}

const LETTERS = /^[a-z]+$/i;
const A = 97;
const Z = 122;
const LOWER_CASE = 32;

/** The letters from a to z with which these begin, a bit for each. */
function initialsOf(stems: ReadonlySet<string>): number {
  let initials = 0;
  for (const stem of stems) {
    const code = stem.charCodeAt(0);
    if (code >= A && code <= Z) initials |= 1 << (code - A);
  }
  return initials;
}

/** Whether a word begins with none of them: a word of these letters alone keeps its first one when it is folded and stemmed. */
function isOther(word: string, initials: number): boolean {
  const code = word.charCodeAt(0) | LOWER_CASE;
  return code >= A && code <= Z && (initials & (1 << (code - A))) === 0 && LETTERS.test(word);
}

/** Reducing words to stems is most of what a page of results costs, and most words come back on the next one. */
const stemsByWord = new Map<string, readonly string[]>();
const MOST_KEPT = 20_000;

/** What is longer was never typed as one word, and is not remembered as one. */
const LONGEST_WORD = 80;

function stemsOf(word: string): readonly string[] {
  if (word.length > LONGEST_WORD) return [];
  const known = stemsByWord.get(word);
  if (known) return known;
  const tokens = tokensOf(word).filter((token) => !isCommon(token.text));
  const stems = tokens.map((token) => stemOf(token.text));
  if (stemsByWord.size >= MOST_KEPT) stemsByWord.clear();
  stemsByWord.set(word, stems);
  return stems;
}

/** Where the window with the most different finds begins. */
function bestStart(matches: readonly Match[]): number {
  let best = { start: 0, count: 0 };
  for (const [at, { start }] of matches.entries()) {
    const inside = new Set<string>();
    for (let next = at; next < matches.length; next++) {
      const match = matches[next];
      if (!match || match.end > start + MAX_EXCERPT_CHARS - LEAD_CHARS) break;
      inside.add(match.stem);
    }
    if (inside.size > best.count) best = { start, count: inside.size };
  }
  return best.start;
}

/** The text from one place up to another, with what of the matches stands there. */
function marked(text: string, matches: readonly Match[], from = 0, to = text.length): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { start, end } of matches) {
    if (start < from || start >= to) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false });
    at = Math.min(end, to);
    pieces.push({ text: text.slice(start, at), isMatch: true });
  }
  if (at < to) pieces.push({ text: text.slice(at, to), isMatch: false });
  return pieces;
}
