import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { caseReports, cases, posts, threads } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Db, Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { NOT_SENT } from "../sent.ts";
import { postPath, slugOf } from "../threads/addresses.ts";
import { countOwnPost, touchThread } from "../threads/changes.ts";
import { replaceText } from "../threads/edit.ts";
import { hasConsequences, type Judgement } from "../threads/gate.ts";
import { mayRead } from "../threads/policy.ts";
import { type RenderedPost, renderFor } from "../threads/rendering.ts";
import { absenceOf, anyPostToChange, bringBack } from "../threads/withhold.ts";
import { openCase } from "./cases.ts";
import { writeDecision } from "./decisions.ts";
import type { editHiddenInput } from "./input.ts";

/**
 * The author of a hidden post changes it, once, and it stands again; a moderator looks at both versions.
 * @returns its path @throws Refusal edited_once, not_hidden
 */
export async function editHidden(forum: Forum, actor: Actor, input: z.output<typeof editHiddenInput>): Promise<string> {
  demand(mayTakePart(actor));
  const authorId = idOf(actor);
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "editsByMember", authorId);
  const rendered = await renderFor(forum, { userId: authorId, isPreview: false }, input.body);
  const judgement = await judged(forum, actor, input, rendered);
  return forum.write(async (tx) => {
    const placed = await anyPostToChange(tx, input.postId);
    const { post, thread } = placed;
    if (post.authorId !== authorId) throw new Refusal("not_found");
    // Its thread may have moved out of the author's sight.
    if (!mayRead(actor, { ...thread, deletedAt: null }, await structureOf(forum, tx))) throw new Refusal("not_found");
    if (absenceOf(placed).withheld !== "hidden") throw new Refusal("not_hidden");
    if (post.lockedAt !== null) throw new Refusal("post_locked");
    if (await wasEdited(tx, post.id)) throw new Refusal("edited_once");
    if (post.body === input.body && (input.title ?? thread.title) === thread.title)
      throw new Refusal("not_changed", { field: "body" });
    await countOwnPost(forum, tx, authorId, { by: 0, publicAt: null });
    const { html, rendererVersion } = rendered;
    const text = { body: input.body, html, rendererVersion, revision: input.revision, editorId: authorId };
    await replaceText(tx, { post, thread, ...text, now: forum.now(), hidesFormer: true });
    const title = post.number === 1 ? (input.title ?? thread.title) : thread.title;
    if (title !== thread.title) await touchThread(tx, thread, { title, slug: slugOf(title) });
    await bringBack(forum, tx, await anyPostToChange(tx, post.id), authorId);
    const target = { target: "post", targetId: post.id, userId: authorId } as const;
    const report = { kind: "edited", reporterId: authorId, revision: post.revision } as const;
    const { caseId } = await openCase(forum, tx, target, report);
    const about = { caseId, target: "post", targetId: post.id, userId: authorId } as const;
    await writeDecision(forum, tx, { ...about, kind: "restore", actorId: authorId });
    const data = { threadId: thread.id, postId: post.id, mentioned: [] };
    await forum.record(tx, { kind: "post.edited", subjectId: post.id, actorId: authorId, data });
    if (hasConsequences(judgement)) {
      const written = { ...(await anyPostToChange(tx, post.id)), isEdit: true, mentioned: rendered.mentioned };
      await forum.gate.written(forum, tx, written, judgement);
    }
    return postPath({ ...thread, slug: slugOf(title) }, post.number);
  });
}

/** What stands before every other text stands before this one. @throws Refusal not_found */
async function judged(
  forum: Forum,
  actor: Actor,
  { postId, title, body }: z.output<typeof editHiddenInput>,
  rendered: RenderedPost,
): Promise<Judgement> {
  const [found] = await forum.db
    .select({ threadId: posts.threadId, categoryId: threads.categoryId })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  if (!found) throw new Refusal("not_found");
  return forum.gate.judge(forum, actor, {
    ...{ ...found, ...rendered, postId, body },
    ...{ title: title ?? null, tags: [], sent: NOT_SENT },
  });
}

/** Whether its author has brought a post back before. */
export async function wasEdited(db: Db | Tx, postId: number): Promise<boolean> {
  const [row] = await db
    .select({ id: caseReports.id })
    .from(caseReports)
    .innerJoin(cases, eq(cases.id, caseReports.caseId))
    .where(and(eq(cases.target, "post"), eq(cases.targetId, postId), eq(caseReports.kind, "edited")))
    .limit(1);
  return row !== undefined;
}
