import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import { mutedThreads, notifications, posts, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayFollow } from "../members/policy.ts";
import { loadThread } from "../threads/changes.ts";
import { mayRead } from "../threads/policy.ts";
import { noteRead } from "../threads/start.ts";
import type { mailSettingsInput, markReadInput, muteInput, unsubscribeInput } from "./input.ts";
import { readUnsubscribeToken } from "./unsubscribe-token.ts";

/** Notes that a member has read a thread up to `upTo`, and the news of it with it. Writes only when that is news. */
export async function markThreadRead(
  forum: Forum,
  actor: Actor,
  threadId: number,
  read: { upTo: number; before: number },
): Promise<void> {
  const { id } = actor;
  if (id === null) return;
  const seen = await unreadInThread(forum.db, { userId: id, threadId, upTo: read.upTo });
  if (read.upTo <= read.before && seen.length === 0) return;
  await forum.note(async (tx) => {
    const now = forum.now();
    await noteRead(tx, id, threadId, read.upTo, now);
    if (seen.length === 0) return;
    const ids = seen.map((row) => row.id);
    await tx.update(notifications).set({ readAt: now }).where(inArray(notifications.id, ids));
  });
}

const unreadInThread = prepared((db) =>
  db
    .select({ id: notifications.id })
    .from(notifications)
    .innerJoin(posts, eq(posts.id, notifications.postId))
    .where(
      and(
        eq(notifications.userId, sql.placeholder("userId")),
        isNull(notifications.readAt),
        eq(notifications.threadId, sql.placeholder("threadId")),
        lte(posts.number, sql.placeholder("upTo")),
      ),
    ),
);

/** Marks one of one's own notifications as read; somebody else's id changes nothing. */
export async function markRead(forum: Forum, actor: Actor, input: z.output<typeof markReadInput>): Promise<void> {
  demand(mayFollow(actor));
  const one = and(unreadOf(idOf(actor)), eq(notifications.id, input.id));
  await forum.write(async (tx) => {
    await tx.update(notifications).set({ readAt: forum.now() }).where(one);
  });
}

export async function markAllRead(forum: Forum, actor: Actor): Promise<void> {
  demand(mayFollow(actor));
  await forum.write(async (tx) => {
    await tx
      .update(notifications)
      .set({ readAt: forum.now() })
      .where(unreadOf(idOf(actor)));
  });
}

function unreadOf(userId: number) {
  return and(eq(notifications.userId, userId), isNull(notifications.readAt));
}

/** Whether notifications come by mail too. */
export async function setMail(forum: Forum, actor: Actor, input: z.output<typeof mailSettingsInput>): Promise<void> {
  demand(mayFollow(actor));
  await forum.write((tx) => switchMail(tx, idOf(actor), input.mailOn === "on"));
}

/** No more mails about a thread. The notifications in the forum stay. @throws Refusal not_found */
export async function muteThread(forum: Forum, actor: Actor, input: z.output<typeof muteInput>): Promise<void> {
  demand(mayFollow(actor));
  const structure = await structureOf(forum);
  await forum.write(async (tx) => {
    const thread = await loadThread(tx, input.threadId);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    await mute(tx, idOf(actor), thread.id, forum.now());
  });
}

export async function unmuteThread(forum: Forum, actor: Actor, input: z.output<typeof muteInput>): Promise<void> {
  demand(mayFollow(actor));
  await forum.write((tx) => unmute(tx, idOf(actor), input.threadId));
}

/**
 * Switches off what a link in a mail names, for whoever holds it: mail programs send it without
 * cookies (RFC 8058). Twice does no harm. @throws Refusal not_found
 */
export async function unsubscribe(forum: Forum, input: z.output<typeof unsubscribeInput>): Promise<void> {
  const { userId, threadId } = subscriptionOf(forum, input.token);
  await forum.write((tx) =>
    threadId === null ? switchMail(tx, userId, false) : mute(tx, userId, threadId, forum.now()),
  );
}

/** Takes `unsubscribe` back. @throws Refusal not_found */
export async function resubscribe(forum: Forum, input: z.output<typeof unsubscribeInput>): Promise<void> {
  const { userId, threadId } = subscriptionOf(forum, input.token);
  await forum.write((tx) => (threadId === null ? switchMail(tx, userId, true) : unmute(tx, userId, threadId)));
}

function subscriptionOf(forum: Forum, token: string) {
  const subscription = readUnsubscribeToken(forum.secret, token);
  if (!subscription) throw new Refusal("not_found");
  return subscription;
}

async function switchMail(tx: Tx, userId: number, mailOn: boolean): Promise<void> {
  await tx.update(users).set({ mailOn }).where(eq(users.id, userId));
}

async function mute(tx: Tx, userId: number, threadId: number, createdAt: number): Promise<void> {
  await tx.insert(mutedThreads).values({ userId, threadId, createdAt }).onConflictDoNothing();
}

async function unmute(tx: Tx, userId: number, threadId: number): Promise<void> {
  await tx.delete(mutedThreads).where(and(eq(mutedThreads.userId, userId), eq(mutedThreads.threadId, threadId)));
}
