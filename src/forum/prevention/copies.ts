import { and, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import { posts } from "#db/schema/index.ts";
import { errorFacts } from "#platform/log.ts";
import type { Forum } from "../forum.ts";
import type { Draft } from "../threads/gate.ts";
import { contained, shinglesOf } from "./text/shingles.ts";
import { foldedWords, ownWords } from "./text/words.ts";

/** Of what is shorter, one sentence may well be the same. */
const LEAST_WORDS = 12;
const LENGTH = 3;
/** What the search is asked with, and how many of its answers are read. */
const ASKED_CHARS = 600;
const LOOKED_AT = 12;

/** The largest share of a text that stands in a post by somebody else already: 0 to 1. */
export async function copiedShare(forum: Forum, userId: number, draft: Draft): Promise<number> {
  const own = ownWords(draft.body);
  const words = foldedWords(own);
  if (words.length < LEAST_WORDS) return 0;
  const shingles = shinglesOf(words, LENGTH);
  const bodies = await likelySources(forum, userId, draft, own);
  return Math.max(0, ...bodies.map((body) => contained(shingles, shinglesOf(foldedWords(body), LENGTH))));
}

/** Posts by others that the text may come from: of its thread, and what the search finds with it. */
async function likelySources(forum: Forum, userId: number, draft: Draft, own: string): Promise<string[]> {
  const byOthers = and(ne(posts.authorId, userId), isNull(posts.deletedAt));
  const near =
    draft.threadId === null
      ? []
      : await forum.db
          .select({ body: posts.body })
          .from(posts)
          .where(and(eq(posts.threadId, draft.threadId), byOthers))
          .orderBy(desc(posts.number))
          .limit(LOOKED_AT);
  const ids = await foundWith(forum, own);
  const found =
    ids.length === 0
      ? []
      : await forum.db
          .select({ body: posts.body })
          .from(posts)
          .where(and(inArray(posts.id, ids), byOthers));
  return [...near, ...found].map(({ body }) => body);
}

/** Nothing when the search does not answer: a post never waits for it. */
async function foundWith(forum: Forum, own: string): Promise<number[]> {
  try {
    const { hits } = await forum.search.similar({
      title: "",
      body: own.slice(0, ASKED_CHARS),
      filters: {},
      limit: LOOKED_AT,
    });
    return hits.map(({ postId }) => postId);
  } catch (error) {
    forum.log.warn(errorFacts(error), "copies not looked for");
    return [];
  }
}
