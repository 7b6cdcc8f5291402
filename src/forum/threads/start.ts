import { sql } from "drizzle-orm";
import type { z } from "zod";
import { posts, type ThreadKind, threadReads, threads, threadTags } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { preparedWrite } from "#platform/store/prepared.ts";
import type { Tx } from "#platform/store.ts";
import { maySeeCategory, mayStartIn } from "../categories/policy.ts";
import { type Category, type Structure, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { NOT_SENT, type Sent } from "../sent.ts";
import { tagIds } from "../tags/changes.ts";
import { slugOf, threadPath, withheldPath } from "./addresses.ts";
import { bumpLists, countOwnPost, countThreads, kindIn, loadPost, loadThread } from "./changes.ts";
import { hasConsequences } from "./gate.ts";
import type { startThreadInput } from "./input.ts";
import { afterConflict, justStarted, PostedBefore, postedBefore } from "./posted-before.ts";
import { type RenderedPost, renderFor } from "./rendering.ts";
import { hold } from "./withhold.ts";

/** Starts a thread. The same `clientKey` twice, or the same words at once again, start it once. @returns its path */
export async function startThread(
  forum: Forum,
  actor: Actor,
  typed: z.output<typeof startThreadInput>,
  sent: Sent = NOT_SENT,
): Promise<string> {
  demand(mayTakePart(actor));
  const authorId = idOf(actor);
  const before = await postedBefore(forum, actor, typed.clientKey);
  if (before) return placeOf(before);
  const input = { ...typed, ...(await forum.gate.prepare(forum, typed)) };
  const same = await justStarted(forum, actor, input);
  if (same) return threadPath(same);
  categoryToStartIn(actor, input.categoryId, await structureOf(forum));
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "threadsByMember", authorId);
  const rendered = await renderFor(forum, { userId: authorId, isPreview: false }, input.body);
  const judgement = await forum.gate.judge(forum, actor, { ...input, ...rendered, threadId: null, postId: null, sent });

  try {
    return await forum.write(async (tx) => {
      const now = forum.now();
      const structure = await structureOf(forum, tx);
      const category = categoryToStartIn(actor, input.categoryId, structure);
      const publicSince = !judgement.hold && maySeeCategory(guest, category, structure) ? now : null;
      const id = await insertThread(tx, { ...input, kind: kindIn(category.kind), authorId, publicSince, now });
      const tags = await tagIds(tx, input.tags, now, publicSince);
      if (tags.length > 0) await tx.insert(threadTags).values(tags.map((tagId) => ({ threadId: id, tagId })));
      const postId = await insertPost(tx, {
        threadId: id,
        number: 1,
        parentId: null,
        authorId,
        now,
        rendered,
        ...input,
      });
      const isThere = await countThreads(tx, category.id, judgement.hold ? 0 : 1);
      if (!isThere) throw new Refusal("choose_category", { field: "categoryId" });
      await countOwnPost(forum, tx, authorId, { by: 1, publicAt: publicSince });
      await noteRead(tx, authorId, id, 1, now);
      if (judgement.hold) await hold(tx, { threadId: id, postId, isThread: true, now });
      if (hasConsequences(judgement)) {
        const thread = await loadThread(tx, id);
        const post = await loadPost(tx, postId);
        const written = { post, thread, isEdit: false, mentioned: rendered.mentioned };
        await forum.gate.written(forum, tx, written, judgement);
      }
      if (judgement.hold) return withheldPath(postId);
      await bumpLists(tx, { id, categoryId: category.id, authorId });
      await forum.record(tx, {
        kind: "thread.started",
        subjectId: id,
        actorId: authorId,
        data: { threadId: id, postId, mentioned: rendered.mentioned },
      });
      return threadPath({ id, slug: slugOf(input.title) });
    });
  } catch (error) {
    return placeOf(await afterConflict(forum, actor, input.clientKey, error));
  }
}

function placeOf(before: Awaited<ReturnType<typeof afterConflict>>): string {
  return before.heldId === null ? threadPath(before.thread) : withheldPath(before.heldId);
}

function categoryToStartIn(actor: Actor, id: number, structure: Structure): Category {
  const category = structure.byId.get(id);
  if (!category || mayStartIn(actor, category, structure) !== true) {
    throw new Refusal("choose_category", { field: "categoryId" });
  }
  return category;
}

export async function insertThread(
  tx: Tx,
  thread: {
    categoryId: number;
    title: string;
    kind: ThreadKind;
    authorId: number;
    publicSince: number | null;
    now: number;
  },
): Promise<number> {
  const { categoryId, title, kind, authorId, publicSince, now } = thread;
  const [row] = await tx
    .insert(threads)
    .values({
      categoryId,
      authorId,
      kind,
      title,
      slug: slugOf(title),
      createdAt: now,
      lastNumber: 1,
      replyCount: 0,
      answerCount: 0,
      helpfulCount: 0,
      lastPostAt: now,
      lastPosterId: authorId,
      publicSince,
      version: 1,
    })
    .returning({ id: threads.id });
  if (!row) throw new Error("the thread was not stored");
  return row.id;
}

export interface NewPost {
  threadId: number;
  number: number;
  parentId: number | null;
  authorId: number;
  body: string;
  clientKey: string;
  rendered: RenderedPost;
  now: number;
}

/** @throws PostedBefore when this author has posted with this key */
export async function insertPost(tx: Tx, post: NewPost): Promise<number> {
  const { threadId, number, parentId, authorId, body, clientKey, rendered, now } = post;
  const { html, rendererVersion } = rendered;
  const values = { threadId, number, parentId, authorId, body, clientKey, html, rendererVersion, now };
  const [row] = await insertPostRow(tx, values);
  if (!row) throw new PostedBefore();
  return row.id;
}

const insertPostRow = preparedWrite((tx) =>
  tx
    .insert(posts)
    .values({
      threadId: sql.placeholder("threadId"),
      number: sql.placeholder("number"),
      parentId: sql.placeholder("parentId"),
      authorId: sql.placeholder("authorId"),
      body: sql.placeholder("body"),
      clientKey: sql.placeholder("clientKey"),
      html: sql.placeholder("html"),
      rendererVersion: sql.placeholder("rendererVersion"),
      createdAt: sql.placeholder("now"),
      revision: 1,
      helpfulCount: 0,
      importedScore: 0,
    })
    .onConflictDoNothing({ target: [posts.authorId, posts.clientKey] })
    .returning({ id: posts.id }),
);

/** Notes how far somebody has read a thread; never backwards. */
export async function noteRead(tx: Tx, userId: number, threadId: number, number: number, now: number): Promise<void> {
  await upsertRead(tx, { userId, threadId, number, now });
}

const upsertRead = preparedWrite((tx) =>
  tx
    .insert(threadReads)
    .values({
      userId: sql.placeholder("userId"),
      threadId: sql.placeholder("threadId"),
      lastNumber: sql.placeholder("number"),
      readAt: sql.placeholder("now"),
    })
    .onConflictDoUpdate({
      target: [threadReads.userId, threadReads.threadId],
      set: {
        lastNumber: sql`case when ${threadReads.lastNumber} > excluded.last_number then ${threadReads.lastNumber} else excluded.last_number end`,
        readAt: sql`excluded.read_at`,
      },
    }),
);
