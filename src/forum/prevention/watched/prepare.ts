/** What watched words change in a text before it is posted: a word becomes a link, a thread gets a tag. */
import { foldWord, lower } from "../../search/analysis/fold.ts";
import { MAX_TAGS_PER_THREAD } from "../../tags/input.ts";
import { tagKey } from "../../tags/names.ts";
import type { Prepare } from "../../threads/gate.ts";
import { foldedWords } from "../text/words.ts";
import { watchedIn, watchedOf } from "./queries.ts";
import { standsIn } from "./words.ts";

export const prepareWatched: Prepare = async (forum, { title, body, tags }) => {
  const all = await watchedOf(forum.db);
  const changing = all.filter(({ action }) => action === "link" || action === "tag");
  if (changing.length === 0) return { body, tags };
  const words = foldedWords(body);
  const links = changing.filter(({ action, text }) => action === "link" && standsIn(words, text));
  const linked = links.reduce((text, { text: word, extra }) => withLink(text, word, extra), body);
  if (title === null || !changing.some(({ action }) => action === "tag")) return { body: linked, tags };
  const found = (await watchedIn(forum, `${title}\n${body}`)).filter(({ action }) => action === "tag");
  const given = new Map([...tags, ...found.map(({ extra }) => extra)].map((name) => [tagKey(name), name]));
  return { body: linked, tags: [...given.values()].slice(0, Math.max(MAX_TAGS_PER_THREAD, tags.length)) };
};

/** Lines in which a link would break something: code, quotes, other links. */
const LEFT_ALONE = /^(?: {4}|\t| {0,3}>)|[`[\]<]|:\/\/|\$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const WORD = /[\p{L}\p{N}]+/gu;

/** The first place where the word stands in plain prose leads to the address; elsewhere it stays as it is. */
export function withLink(body: string, watched: string, address: string): string {
  const wanted = foldedWords(watched);
  if (wanted.length === 0) return body;
  const lines = body.split("\n");
  let inFence = false;
  for (const [n, line] of lines.entries()) {
    if (FENCE.test(line)) inFence = !inFence;
    if (inFence || LEFT_ALONE.test(line)) continue;
    const place = placeIn(line, wanted);
    if (!place) continue;
    lines[n] = `${line.slice(0, place.from)}[${line.slice(place.from, place.to)}](${address})${line.slice(place.to)}`;
    break;
  }
  return lines.join("\n");
}

function placeIn(line: string, wanted: readonly string[]): { from: number; to: number } | null {
  const words = [...line.matchAll(WORD)];
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const row = words.slice(at, at + wanted.length);
    if (!row.every(([word], n) => foldWord(lower(word)) === wanted[n])) continue;
    const [first, last] = [row[0], row.at(-1)];
    if (first && last) return { from: first.index, to: last.index + last[0].length };
  }
  return null;
}
