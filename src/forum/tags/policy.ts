import { and, eq, exists, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { tags, threads, threadTags } from "#db/schema/index.ts";
import type { Db, Tx } from "#platform/store.ts";
import { inVisibleCategory } from "../categories/policy.ts";
import type { Structure } from "../categories/structure.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { mayModerate } from "../members/policy.ts";

/** Make, rename, describe, merge and delete tags. */
export const mayArrangeTags = mayModerate;

/** Threads that count for a tag: those in categories that `actor` sees, deleted ones left out. */
export function countedThreads(actor: Actor, structure: Structure): SQL | undefined {
  return and(inVisibleCategory(threads.categoryId, actor, structure), isNull(threads.deletedAt));
}

/** A tag that only hidden threads carry does not exist for those who do not see them; its name may tell too much. */
export function visibleTags(db: Db | Tx, actor: Actor, structure: Structure): SQL | undefined {
  if (atLeast(actor, "administrator")) return undefined;
  const seen = db
    .select({ id: threads.id })
    .from(threadTags)
    .innerJoin(threads, eq(threads.id, threadTags.threadId))
    .where(and(eq(threadTags.tagId, tags.id), countedThreads(actor, structure)));
  return or(isNotNull(tags.publicSince), exists(seen));
}
