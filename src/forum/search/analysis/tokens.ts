import { foldWord, lower } from "./fold.ts";

/** Longer words are cut: nobody types them, and each would be a word of its own in the index. */
export const MAX_WORD_CHARS = 40;
/** Of a longer text the rest is not found; limits for posts lie far below. */
export const MOST_WORDS = 20_000;

/**
 * Words with what holds them together: `e-mail`, `v2.1`, `user_name`, `don't`, and `c++`, `c#` with their signs.
 * A sign counts only behind one or two letters, so that `issue#` is `issue`.
 */
const WORD =
  /[\p{L}\p{N}\p{M}]+(?:(?<=(?<![\p{L}\p{N}])[\p{L}]{1,2})(?:\+\+|#)(?![\p{L}\p{N}])|(?:[.\-_'’:/]?[\p{L}\p{N}\p{M}]+)*)/gu;

/** Scripts that set no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]+/gu;
const HAS_UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const DIGIT = /\p{N}/u;
const VERSION = /^v?\p{N}+(?:\.\p{N}+)+$/u;
const PLAIN = /^[a-z]+$/;

/** What stands in the place of one written word. */
export interface Token {
  /** Folded. */
  text: string;
  /** Written together in the text, and here beside its parts: `email` for `e-mail`. */
  joined?: true;
}

/** The words of a text in their order, folded. */
export function tokensOf(text: string): Token[] {
  return writtenWords(text).flatMap(tokensOfWord);
}

/** The words of a text as they are written, in lower case; `tokensOfWord` says what each of them stands for. */
export function writtenWords(text: string): string[] {
  return lower(text).match(WORD) ?? [];
}

export function tokensOfWord(word: string): Token[] {
  if (PLAIN.test(word)) return [{ text: cut(foldWord(word)) }];
  const tokens: Token[] = [];
  if (HAS_UNSPACED.test(word)) addUnspaced(tokens, word);
  else addSpaced(tokens, word);
  return tokens;
}

/** Whether this is a code, a number or a version, which nobody wants corrected. */
export function isCode(token: string): boolean {
  return DIGIT.test(token) || /[+#]$/.test(token);
}

function addSpaced(tokens: Token[], word: string): void {
  const whole = word.replace(/(\p{L})['’](\p{L}+)/gu, (_, before: string, after: string) =>
    after === "s" ? before : before + after,
  );
  // A version is one word: who looks for 2.1 does not look for 2.
  if (VERSION.test(whole)) {
    tokens.push({ text: cut(whole.replace(/^v/, "")) });
    return;
  }
  const parts = whole.split(/[.\-_'’:/]/u).filter(Boolean);
  if (parts.length > 1) {
    const joined = joinedForm(whole, parts);
    if (joined) tokens.push({ text: cut(joined), joined: true });
  }
  for (const part of parts) tokens.push({ text: cut(foldWord(part)) });
}

/** `ip-65` is `ip65`, `e-mail` is `email`; a path or a sentence without spaces is nothing. */
function joinedForm(whole: string, parts: readonly string[]): string | null {
  if (parts.length > 4 || whole.length > MAX_WORD_CHARS) return null;
  if (DIGIT.test(whole)) return parts.map(foldWord).join("");
  return /^[\p{L}\p{M}-]+$/u.test(whole) && parts.length === 2 ? foldWord(parts.join("")) : null;
}

/** Pairs of neighbouring signs; what stands between such runs is read as words. */
function addUnspaced(tokens: Token[], word: string): void {
  let end = 0;
  for (const match of word.matchAll(UNSPACED)) {
    if (match.index > end) addSpaced(tokens, word.slice(end, match.index));
    const signs = [...match[0]];
    if (signs.length === 1) tokens.push({ text: match[0] });
    for (let at = 0; at + 1 < signs.length; at++) tokens.push({ text: `${signs[at]}${signs[at + 1]}` });
    end = match.index + match[0].length;
  }
  if (end < word.length) addSpaced(tokens, word.slice(end));
}

function cut(word: string): string {
  return word.length <= MAX_WORD_CHARS ? word : word.slice(0, MAX_WORD_CHARS).toWellFormed();
}
