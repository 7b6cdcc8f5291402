import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { posts, revisions, threadTags } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { NOT_SENT } from "../sent.ts";
import { tagIds } from "../tags/changes.ts";
import { bumpVersion, type VersionKey } from "../versions.ts";
import { postPath, slugOf } from "./addresses.ts";
import { countOwnPost, loadPost, loadThread, type PostRow, type ThreadRow, touchThread } from "./changes.ts";
import { hasConsequences } from "./gate.ts";
import type { editPostInput } from "./input.ts";
import { mayEdit, mayRead } from "./policy.ts";
import { renderFor } from "./rendering.ts";

/**
 * Changes a post's text, and title and tags with the opening one; the former version stays in the history.
 * @returns its path
 * @throws Refusal edited_meanwhile when somebody else was quicker than `revision`
 */
export async function editPost(forum: Forum, actor: Actor, input: z.output<typeof editPostInput>): Promise<string> {
  demand(mayTakePart(actor));
  const editorId = idOf(actor);
  const former = await loadPost(forum.db, input.postId);
  const { categoryId } = await demandEditable(forum, actor, former);
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "editsByMember", editorId);
  const rendered = await renderFor(forum, { userId: editorId, isPreview: false }, input.body, former.body);
  const { threadId, id: postId } = former;
  const judged = { categoryId, threadId, postId, title: input.title ?? null, tags: input.tags ?? [] };
  const judgement = await forum.gate.judge(forum, actor, { ...judged, body: input.body, sent: NOT_SENT, ...rendered });

  return forum.write(async (tx) => {
    const now = forum.now();
    const post = await loadPost(tx, input.postId);
    const thread = await loadThread(tx, post.threadId);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(mayEdit(actor, post, thread));
    const title = post.number === 1 ? (input.title ?? thread.title) : thread.title;
    const publicAt = mayRead(guest, thread, structure) ? now : null;
    const tagsChanged =
      post.number === 1 && input.tags !== undefined && (await setTags(tx, thread, input.tags, now, publicAt));
    if (post.body === input.body && title === thread.title) {
      if (tagsChanged) {
        await touchThread(tx, thread);
        const data = { threadId: thread.id };
        await forum.record(tx, { kind: "thread.tagged", subjectId: thread.id, actorId: editorId, data });
      }
      return postPath(thread, post.number);
    }
    await countOwnPost(forum, tx, editorId, { by: 0, publicAt: null });
    await replaceText(tx, { post, thread, ...input, ...rendered, editorId, now });
    const path = postPath({ ...thread, slug: slugOf(title) }, post.number);
    await touchThread(tx, thread, title === thread.title ? {} : { title, slug: slugOf(title) });
    await forum.record(tx, {
      kind: "post.edited",
      subjectId: post.id,
      actorId: editorId,
      data: { threadId: thread.id, postId: post.id, mentioned: rendered.mentioned },
    });
    if (hasConsequences(judgement)) {
      const placed = { post: await loadPost(tx, post.id), thread: await loadThread(tx, thread.id) };
      const written = { ...placed, isEdit: true, mentioned: rendered.mentioned };
      await forum.gate.written(forum, tx, written, judgement);
    }
    return path;
  });
}

async function demandEditable(forum: Forum, actor: Actor, post: PostRow): Promise<ThreadRow> {
  const thread = await loadThread(forum.db, post.threadId);
  if (!mayRead(actor, thread, await structureOf(forum))) throw new Refusal("not_found");
  demand(mayEdit(actor, post, thread));
  return thread;
}

export interface NewText {
  post: PostRow;
  thread: ThreadRow;
  body: string;
  html: string;
  rendererVersion: number;
  revision: number;
  editorId: number;
  now: number;
  /** The former text was hidden or held, or a decision put another one in its place: moderators alone go on reading it. */
  hidesFormer?: boolean;
}

/** The revision is the condition: of two who edit the same version, the second is refused. */
export async function replaceText(tx: Tx, text: NewText): Promise<void> {
  const { post, thread, body, html, rendererVersion, revision, editorId, now } = text;
  const [changed] = await tx
    .update(posts)
    .set({ body, html, rendererVersion, revision: sql`${posts.revision} + 1`, editedAt: now, editedBy: editorId })
    .where(and(eq(posts.id, post.id), eq(posts.revision, revision)))
    .returning({ id: posts.id });
  if (!changed) throw new Refusal("edited_meanwhile", { field: "body" });
  await tx.insert(revisions).values({
    postId: post.id,
    revision: post.revision,
    title: post.number === 1 ? thread.title : null,
    body: post.body,
    authorId: post.editedBy ?? post.authorId,
    createdAt: post.editedAt ?? post.createdAt,
    hiddenAt: text.hidesFormer ? now : null,
  });
}

/** @returns whether anything changed */
async function setTags(
  tx: Tx,
  thread: ThreadRow,
  names: readonly string[],
  now: number,
  publicAt: number | null,
): Promise<boolean> {
  const wanted = await tagIds(tx, names, now, publicAt);
  const rows = await tx.select({ tagId: threadTags.tagId }).from(threadTags).where(eq(threadTags.threadId, thread.id));
  const had = rows.map((row) => row.tagId);
  if (wanted.length === had.length && wanted.every((id) => had.includes(id))) return false;
  await tx.delete(threadTags).where(eq(threadTags.threadId, thread.id));
  if (wanted.length > 0) await tx.insert(threadTags).values(wanted.map((tagId) => ({ threadId: thread.id, tagId })));
  await bumpVersion(tx, ...had.map((id): VersionKey => `tag:${id}`));
  return true;
}
