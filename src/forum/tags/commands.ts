import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { type EventKind, formerTags, redirects, tags, threads, threadTags } from "#db/schema/index.ts";
import { demand, isRefusal, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { structureToChange } from "../categories/changes.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf } from "../members/policy.ts";
import { bumpVersion } from "../versions.ts";
import { publishTags } from "./changes.ts";
import type { editTagInput, mergeTagInput, newTagInput, tagInput } from "./input.ts";
import { tagKey } from "./names.ts";
import { mayArrangeTags } from "./policy.ts";
import { readTag, type TagRow, tagForm } from "./queries.ts";

/** Makes a tag that everybody may use. @returns its id */
export async function createTag(forum: Forum, actor: Actor, input: z.output<typeof newTagInput>): Promise<number> {
  return arrangeTags(forum, actor, "tag.created", async (tx) => {
    const nameKey = tagKey(input.name);
    await demandFreeName(tx, nameKey);
    const [hidden] = await tx.select().from(tags).where(eq(tags.nameKey, nameKey));
    // A tag that only hidden threads carry does not exist for others, so it can be made: for everybody now.
    if (hidden?.publicSince === null) {
      await tx
        .update(tags)
        .set({ ...input, publicSince: forum.now() })
        .where(eq(tags.id, hidden.id));
      return { tagId: hidden.id, data: { name: input.name } };
    }
    if (hidden) throw new Refusal("tag_name_taken", { field: "name" });
    const [row] = await tx
      .insert(tags)
      .values({ ...input, nameKey, publicSince: forum.now(), createdAt: forum.now() })
      .returning({ id: tags.id });
    if (!row) throw new Error("the tag was not stored");
    return { tagId: row.id, data: { name: input.name } };
  });
}

/** Renames and describes a tag. Its old name leads to the new one and is not given to another. */
export async function editTag(forum: Forum, actor: Actor, input: z.output<typeof editTagInput>): Promise<void> {
  await arrangeTags(forum, actor, "tag.edited", async (tx, load) => {
    const tag = await load(input.id);
    demandUnchanged(input.basis, tagForm(tag));
    const nameKey = tagKey(input.name);
    if (nameKey !== tag.nameKey) {
      await demandFreeName(tx, nameKey, tag.id);
      const [taken] = await tx.select({ id: tags.id }).from(tags).where(eq(tags.nameKey, nameKey));
      if (taken) throw new Refusal("tag_name_taken", { field: "name" });
      await tx.delete(formerTags).where(eq(formerTags.nameKey, nameKey));
      await tx.insert(formerTags).values({ nameKey: tag.nameKey, tagId: tag.id });
    }
    const { name, description } = input;
    await tx.update(tags).set({ name, nameKey, description }).where(eq(tags.id, tag.id));
    if (name !== tag.name) await touchThreads(tx, tag.id);
    return { tagId: tag.id, data: { before: tagForm(tag) } };
  });
}

/** Takes a tag from all its threads. If it was ever public, its address answers 410 and its name is not given again. */
export async function deleteTag(forum: Forum, actor: Actor, input: z.output<typeof tagInput>): Promise<void> {
  await arrangeTags(forum, actor, "tag.deleted", async (tx, load) => {
    const tag = await load(input.id);
    await touchThreads(tx, tag.id);
    await tx.delete(threadTags).where(eq(threadTags.tagId, tag.id));
    await tx.delete(tags).where(eq(tags.id, tag.id));
    if (tag.publicSince === null) {
      await tx.delete(formerTags).where(eq(formerTags.tagId, tag.id));
      await tx.delete(redirects).where(isOldAddressOf(tag.id));
    } else {
      await tx.update(formerTags).set({ tagId: null }).where(eq(formerTags.tagId, tag.id));
      await tx.insert(formerTags).values({ nameKey: tag.nameKey, tagId: null });
    }
    return { tagId: tag.id, data: { name: tag.name } };
  });
}

/** Gives all threads of a tag another one instead; the name leads there from then on. */
export async function mergeTag(forum: Forum, actor: Actor, input: z.output<typeof mergeTagInput>): Promise<number> {
  return arrangeTags(forum, actor, "tag.merged", async (tx, load) => {
    const tag = await load(input.id);
    const [named] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(eq(tags.nameKey, tagKey(input.into)));
    if (!named || named.id === tag.id) throw new Refusal("choose_tag", { field: "into" });
    const into = await load(named.id).catch((error: unknown) => {
      throw isRefusal(error) && error.code === "not_found" ? new Refusal("choose_tag", { field: "into" }) : error;
    });
    await touchThreads(tx, tag.id);
    await tx
      .insert(threadTags)
      .select(
        tx
          .select({ threadId: threadTags.threadId, tagId: sql<number>`cast(${into.id} as integer)`.as("tag_id") })
          .from(threadTags)
          .where(eq(threadTags.tagId, tag.id)),
      )
      .onConflictDoNothing();
    await tx.delete(threadTags).where(eq(threadTags.tagId, tag.id));
    await tx.delete(tags).where(eq(tags.id, tag.id));
    await tx.update(formerTags).set({ tagId: into.id }).where(eq(formerTags.tagId, tag.id));
    await tx.insert(formerTags).values({ nameKey: tag.nameKey, tagId: into.id });
    await tx.update(redirects).set({ targetId: into.id }).where(isOldAddressOf(tag.id));
    if (tag.publicSince !== null) await publishTags(tx, [into.id], forum.now());
    await bumpVersion(tx, `tag:${tag.id}`);
    return { tagId: into.id, data: { from: tag.id, name: tag.name } };
  });
}

type Change = (
  tx: Tx,
  /** @throws Refusal not_found also for tags that the actor does not see */
  load: (id: number) => Promise<TagRow>,
) => Promise<{ tagId: number; data: Record<string, unknown> }>;

async function arrangeTags(forum: Forum, actor: Actor, kind: EventKind, change: Change): Promise<number> {
  demand(mayArrangeTags(actor));
  return forum.write(async (tx) => {
    const structure = await structureToChange(tx);
    // Whoever makes new tags by typing them waits for this.
    await bumpVersion(tx, "tags");
    const { tagId, data } = await change(tx, async (id) => {
      const tag = await readTag(tx, actor, structure, id);
      if (!tag) throw new Refusal("not_found");
      return tag;
    });
    await bumpVersion(tx, "lists", `tag:${tagId}`);
    await forum.record(tx, { kind, subjectId: tagId, actorId: idOf(actor), data });
    return tagId;
  });
}

/** An imported address of a tag. Of one that is deleted they stay, so that they can say that it is gone. */
function isOldAddressOf(tagId: number) {
  return and(eq(redirects.kind, "tag"), eq(redirects.targetId, tagId));
}

/** Former names belong to their tag for ever; it may take one back. */
async function demandFreeName(tx: Tx, nameKey: string, tagId?: number): Promise<void> {
  const [former] = await tx.select().from(formerTags).where(eq(formerTags.nameKey, nameKey));
  if (!former || former.tagId === tagId) return;
  throw former.tagId === null
    ? new Refusal("tag_gone", { field: "name", detail: { name: nameKey } })
    : new Refusal("tag_name_former", { field: "name" });
}

/** A thread's page names its tags. */
async function touchThreads(tx: Tx, tagId: number): Promise<void> {
  const tagged = tx.select({ id: threadTags.threadId }).from(threadTags).where(eq(threadTags.tagId, tagId));
  await tx
    .update(threads)
    .set({ version: sql`${threads.version} + 1` })
    .where(inArray(threads.id, tagged));
}
