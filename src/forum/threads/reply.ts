import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { posts, threads } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { preparedWrite } from "#platform/store/prepared.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { NOT_SENT, type Sent } from "../sent.ts";
import { postPath, withheldPath } from "./addresses.ts";
import { bumpLists, countOwnPost, loadThread, type ThreadRow } from "./changes.ts";
import { hasConsequences } from "./gate.ts";
import type { replyInput } from "./input.ts";
import { mayRead, mayReply } from "./policy.ts";
import { afterConflict, postedBefore } from "./posted-before.ts";
import { renderFor } from "./rendering.ts";
import { demandSlow } from "./slow.ts";
import { insertPost, noteRead } from "./start.ts";
import { heldNumber, hold } from "./withhold.ts";

/** Replies to a thread, or to the post with the number `to`. The same `clientKey` twice posts once. @returns its path */
export async function replyToThread(
  forum: Forum,
  actor: Actor,
  typed: z.output<typeof replyInput>,
  sent: Sent = NOT_SENT,
): Promise<string> {
  demand(mayTakePart(actor));
  const authorId = idOf(actor);
  const before = await postedBefore(forum, actor, typed.clientKey);
  if (before) return placeOf(before);
  const { body } = await forum.gate.prepare(forum, { title: null, body: typed.body, tags: [] });
  const input = { ...typed, body };
  const open = await loadThread(forum.db, input.id);
  const places = await structureOf(forum);
  demand(mayReply(actor, open, places));
  await demandSlow(forum, actor, open, places);
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "repliesByMember", authorId);
  const rendered = await renderFor(forum, { userId: authorId, isPreview: false }, input.body);
  const { categoryId, id: threadId } = open;
  const draft = { categoryId, threadId, postId: null, title: null, tags: [], body: input.body, sent, ...rendered };
  const judgement = await forum.gate.judge(forum, actor, draft);

  try {
    return await forum.write(async (tx) => {
      const now = forum.now();
      const thread = await loadThread(tx, input.id);
      const structure = await structureOf(forum, tx);
      demand(mayReply(actor, thread, structure));
      const parent = input.to === null ? null : await parentOf(tx, thread, input.to);
      // The opening post too has comments; a reply to the thread itself is an answer.
      const isAnswer = parent === null && thread.kind === "question" && thread.authorId !== authorId;
      const number = judgement.hold
        ? await heldNumber(tx, thread.id)
        : await nextNumber(tx, thread, { authorId, isAnswer, now });
      const postId = await insertPost(tx, {
        threadId: thread.id,
        number,
        parentId: parent?.id ?? null,
        authorId,
        body: input.body,
        clientKey: input.clientKey,
        rendered,
        now,
      });
      if (judgement.hold) await hold(tx, { threadId: thread.id, postId, isThread: false, now });
      if (hasConsequences(judgement)) {
        const [post] = await tx.select().from(posts).where(eq(posts.id, postId));
        if (!post) throw new Error("the post was just written");
        const written = { post, thread, isEdit: false, mentioned: rendered.mentioned };
        await forum.gate.written(forum, tx, written, judgement);
      }
      const publicAt = !judgement.hold && mayRead(guest, thread, structure) ? now : null;
      await countOwnPost(forum, tx, authorId, { by: judgement.hold ? 0 : 1, publicAt });
      if (judgement.hold) return withheldPath(postId);
      await noteRead(tx, authorId, thread.id, number, now);
      await bumpLists(tx, thread, `user:${authorId}`);
      await forum.record(tx, {
        kind: "post.created",
        subjectId: postId,
        actorId: authorId,
        data: { threadId: thread.id, postId, mentioned: rendered.mentioned },
      });
      return postPath(thread, number);
    });
  } catch (error) {
    return placeOf(await afterConflict(forum, actor, input.clientKey, error));
  }
}

function placeOf(before: Awaited<ReturnType<typeof afterConflict>>): string {
  return before.heldId === null ? postPath(before.thread, before.number) : withheldPath(before.heldId);
}

async function parentOf(tx: Tx, thread: ThreadRow, number: number): Promise<{ id: number }> {
  const [parent] = await tx
    .select({ id: posts.id, deletedAt: posts.deletedAt })
    .from(posts)
    .where(and(eq(posts.threadId, thread.id), eq(posts.number, number)));
  if (!parent) throw new Refusal("not_found");
  if (parent.deletedAt !== null) throw new Refusal("parent_deleted", { field: "body" });
  return parent;
}

/** Takes the thread's next number: on PostgreSQL its row stays locked until the post is in. */
async function nextNumber(
  tx: Tx,
  thread: ThreadRow,
  reply: { authorId: number; isAnswer: boolean; now: number },
): Promise<number> {
  const [row] = await takeNumber(tx, { ...reply, isAnswer: Number(reply.isAnswer), id: thread.id });
  if (!row) throw new Refusal("not_found");
  return row.number;
}

const takeNumber = preparedWrite((tx) =>
  tx
    .update(threads)
    .set({
      lastNumber: sql`${threads.lastNumber} + 1`,
      replyCount: sql`${threads.replyCount} + 1`,
      answerCount: sql`${threads.answerCount} + ${sql.placeholder("isAnswer")}`,
      lastPostAt: sql`${sql.placeholder("now")}`,
      lastPosterId: sql`${sql.placeholder("authorId")}`,
      version: sql`${threads.version} + 1`,
    })
    .where(eq(threads.id, sql.placeholder("id")))
    .returning({ number: threads.lastNumber }),
);
