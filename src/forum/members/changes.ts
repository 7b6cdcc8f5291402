import { eq, inArray, or, sql } from "drizzle-orm";
import {
  answerChecks,
  formerUsernames,
  posts,
  type Role,
  threadResults,
  threads,
  threadTags,
  users,
} from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { bumpVersion, type VersionKey } from "../versions.ts";
import { usernameKey } from "./names.ts";

export interface NewMember {
  username: string;
  displayName?: string;
  email?: string | null;
  emailConfirmedAt?: number | null;
  passwordHash?: string | null;
  role?: Role;
  title?: string;
  team?: string;
  bio?: string;
  locale?: "de" | "en" | null;
  createdAt: number;
}

/** What addresses are compared by. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** @throws Refusal email_taken: for those who may know, or whose own address it is */
export async function refuseTakenEmail(
  tx: Tx,
  email: string,
  options: { exceptUserId?: number; field?: string } = {},
): Promise<void> {
  const [holder] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.emailKey, emailKey(email)));
  if (!holder || holder.id === options.exceptUserId) return;
  throw new Refusal("email_taken", options.field === undefined ? {} : { field: options.field });
}

/**
 * Writes a new person. The name must have passed `usernameProblem`.
 * @throws Refusal username_taken, email_taken: the caller decides whether the latter may be told
 */
export async function insertMember(tx: Tx, member: NewMember): Promise<number> {
  const key = usernameKey(member.username);
  const [former] = await tx
    .select({ userId: formerUsernames.userId })
    .from(formerUsernames)
    .where(eq(formerUsernames.usernameKey, key));
  if (former) throw new Refusal("username_taken", { field: "username" });
  const [row] = await tx
    .insert(users)
    .values({
      username: member.username,
      usernameKey: key,
      displayName: member.displayName || member.username,
      email: member.email ?? null,
      emailKey: member.email ? emailKey(member.email) : null,
      emailConfirmedAt: member.emailConfirmedAt ?? null,
      passwordHash: member.passwordHash ?? null,
      role: member.role ?? "member",
      title: member.title ?? "",
      team: member.team ?? "",
      bio: member.bio ?? "",
      locale: member.locale ?? null,
      mailOn: true,
      flatView: false,
      createdAt: member.createdAt,
      postCount: 0,
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (row) return row.id;
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.usernameKey, key));
  throw taken ? new Refusal("username_taken", { field: "username" }) : new Refusal("email_taken", { field: "email" });
}

/**
 * Grows the versions of all that shows a person's name or badge: their profile, the threads they wrote in or for, and lists,
 * of the people too who began those threads.
 */
export async function bumpMember(tx: Tx, userId: number): Promise<void> {
  const wroteIn = tx.select({ id: posts.threadId }).from(posts).where(eq(posts.authorId, userId));
  const summedUp = tx
    .select({ id: threadResults.threadId })
    .from(threadResults)
    .where(eq(threadResults.authorId, userId));
  const checked = tx.select({ id: answerChecks.threadId }).from(answerChecks).where(eq(answerChecks.checkedBy, userId));
  const touched = await tx
    .update(threads)
    .set({ version: sql`${threads.version} + 1` })
    .where(or(inArray(threads.id, wroteIn), inArray(threads.id, summedUp), inArray(threads.id, checked)))
    .returning({ categoryId: threads.categoryId, authorId: threads.authorId });
  const tagged = await tx
    .selectDistinct({ tagId: threadTags.tagId })
    .from(threadTags)
    .where(inArray(threadTags.threadId, wroteIn));
  const shelves = touched.flatMap(({ categoryId, authorId }): VersionKey[] => [
    `category:${categoryId}`,
    `user:${authorId}`,
  ]);
  const tags = tagged.map(({ tagId }): VersionKey => `tag:${tagId}`);
  await bumpVersion(tx, `user:${userId}`, "lists", ...shelves, ...tags);
}
