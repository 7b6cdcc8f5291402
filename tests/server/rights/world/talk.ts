/** What people of the world write. */
import { and, desc, eq } from "drizzle-orm";
import { notifications, posts } from "../../../../src/db/schema/index.ts";
import type { Forum } from "../../../../src/forum/forum.ts";
import { writeResult } from "../../../../src/forum/knowledge/results.ts";
import type { Actor } from "../../../../src/forum/members/actor.ts";
import { decideInput } from "../../../../src/forum/moderation/input.ts";
import { decideAbout } from "../../../../src/forum/moderation/resolve.ts";
import { muteThread } from "../../../../src/forum/notifications/commands.ts";
import { acceptAnswer } from "../../../../src/forum/threads/accept.ts";
import { editPost } from "../../../../src/forum/threads/edit.ts";
import { deletePost } from "../../../../src/forum/threads/remove.ts";
import { replyToThread } from "../../../../src/forum/threads/reply.ts";
import { startThread } from "../../../../src/forum/threads/start.ts";
import { newKey } from "../../../../src/testing/forum.ts";
import type { People } from "./accounts.ts";

/**
 * In every name and text in the category that staff sees, and in the one that its group sees. Addresses spell them in
 * another way, so they are in no address.
 */
export const STAFF_WORD = "Quökka";
export const GROUP_WORD = "Närwal";
/** In every text of the world, for who searches. */
export const COMMON_WORD = "lantern";

/** A thread with a result. */
export interface Place {
  category: number;
  thread: number;
  /** As in its address. */
  slug: string;
  opening: number;
  /** The accepted one. */
  reply: number;
  /** Edited once. */
  remark: number;
  /** Another thread of its author in this category, which is closed. */
  closed: number;
  /** A reply too, which its author has deleted. */
  gone: number;
}

/** What somebody has of their own: a thread without an accepted answer, of which they want no mail. `gone` is in the open one. */
export interface Own extends Place {
  /** A reply of theirs in the open question. */
  answer: number;
  /** A post of theirs that was hidden, and the decision that did it. */
  hidden: number;
  decision: number;
  notification: number;
}

export async function place(forum: Forum, by: Actor, category: number, title: string, tag: string): Promise<Place> {
  const word = [STAFF_WORD, GROUP_WORD].find((each) => title.includes(each));
  const body = word ? `${word} says: my lantern hums.` : "My lantern hums.";
  const path = await startThread(forum, by, { categoryId: category, title, body, tags: [tag], clientKey: newKey() });
  const [, , slug = "", id] = path.split("/");
  const thread = Number(id);
  const opening = await newestPost(forum, thread);
  const answer = await reply(forum, by, thread, `${body} Still.`);
  await acceptAnswer(forum, by, { id: thread, postId: answer });
  const closed = await startThread(forum, by, {
    categoryId: category,
    title: `${title}: closed`,
    body,
    tags: [],
    clientKey: newKey(),
  });
  const remark = await reply(forum, by, thread, `${body} Thanks!`);
  await editPost(forum, by, { postId: remark, revision: 1, body: `${body} Thank you!` });
  await writeResult(forum, by, { id: thread, revision: 0, body: `${body} In short.` });
  const gone = await takenBack(forum, by, thread, body);
  return { category, thread, slug, opening, reply: answer, remark, gone, closed: Number(closed.split("/").at(-1)) };
}

export async function reply(forum: Forum, by: Actor, thread: number, body: string): Promise<number> {
  await replyToThread(forum, by, { id: thread, to: null, body, clientKey: newKey() });
  return newestPost(forum, thread);
}

async function takenBack(forum: Forum, by: Actor, thread: number, body: string): Promise<number> {
  const postId = await reply(forum, by, thread, `${body} Never mind.`);
  await deletePost(forum, by, { postId, reason: "" });
  return postId;
}

async function newestPost(forum: Forum, thread: number): Promise<number> {
  const [row] = await forum.db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.threadId, thread))
    .orderBy(desc(posts.id))
    .limit(1);
  return row?.id ?? 0;
}

export async function belongings(forum: Forum, actor: Actor, open: Place, { otto, arne }: People): Promise<Own> {
  const title = `A lantern of ${actor.username}`;
  const path = await startThread(forum, actor, {
    ...{ categoryId: open.category, title, body: "It is a lantern.", tags: ["kettle"], clientKey: newKey() },
  });
  const [, , slug = "", id] = path.split("/");
  const thread = Number(id);
  const opening = await newestPost(forum, thread);
  const answer = await reply(forum, actor, open.thread, `${actor.username} has a lantern too.`);
  const hidden = await reply(forum, actor, open.thread, `${actor.username} is rude about a lantern.`);
  const decision = await hides(forum, arne, hidden, "hide");
  const answered = await reply(forum, otto, thread, "Nice lantern.");
  await muteThread(forum, actor, { threadId: thread });
  await forum.drain();
  const [news] = await forum.db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, actor.id ?? 0), eq(notifications.postId, answered)));
  const gone = await takenBack(forum, actor, open.thread, "It is a lantern.");
  const place = {
    category: open.category,
    thread,
    slug,
    opening,
    reply: answered,
    remark: answered,
    gone,
    closed: thread,
  };
  return { ...place, answer, hidden, decision, notification: news?.id ?? 0 };
}

export async function hides(forum: Forum, by: Actor, postId: number, outcome: "hide" | "delete"): Promise<number> {
  const words = { rule: "friendly", reason: "Calm down, please." };
  return decideAbout(forum, by, decideInput.parse({ target: "post", targetId: postId, outcome, ...words }));
}
