import { asc } from "drizzle-orm";
import { watchedWords } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Db } from "#platform/store.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { mayAdminister } from "../../members/policy.ts";
import { foldedWords } from "../text/words.ts";
import { standsIn } from "./words.ts";

export type Watched = typeof watchedWords.$inferSelect;

/** All that is watched, for administrators; by what happens, then as it was added. */
export async function watched(forum: Forum, actor: Actor): Promise<Watched[]> {
  demand(mayAdminister(actor));
  return forum.db.select().from(watchedWords).orderBy(asc(watchedWords.action), asc(watchedWords.id));
}

const everything = prepared((db) => db.select().from(watchedWords).orderBy(asc(watchedWords.id)));

/** As they were added; of every post they are asked for. */
export const watchedOf = (db: Db): Promise<Watched[]> => everything(db, {});

/** What of it stands in a text, as it would be found in a post. */
export async function watchedIn(forum: Forum, text: string): Promise<Watched[]> {
  const all = await watchedOf(forum.db);
  if (all.length === 0) return [];
  const words = foldedWords(text);
  const byWord = all.filter((each) => !each.isPattern && standsIn(words, each.text));
  const patterns = all.filter((each) => each.isPattern).map(({ id, text: source }) => ({ id, source }));
  if (patterns.length === 0) return byWord;
  const { found, slow } = await forum.patterns.find(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ""), patterns);
  if (slow.length > 0) forum.log.warn({ patterns: slow }, "watched patterns took too long on a text and were left out");
  return [...byWord, ...all.filter(({ id }) => found.includes(id))];
}

/** For the box in which administrators try a text. */
export async function tryWatched(forum: Forum, actor: Actor, sample: string): Promise<Watched[]> {
  demand(mayAdminister(actor));
  return watchedIn(forum, sample);
}
