import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import {
  formerUsernames,
  groupMembers,
  identities,
  importedRecords,
  legalNotices,
  listVisits,
  memberNotices,
  mutedThreads,
  notifications,
  sessions,
  staffNotes,
  threadReads,
  tokens,
  users,
} from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { bumpMember } from "../members/changes.ts";
import { giveUpRights } from "../members/limit-account.ts";

/** What others read instead of a name. */
const NAMELESS = "[deleted]";

/**
 * Erases an account: name, e-mail address, words about oneself, ways in, what was read and noted. The row stays, as what
 * was written points to it; the user name stays reserved, as every former one, and its address says that it is gone.
 * A step of a transaction. @throws Refusal not_found, last_administrator
 */
export async function eraseAccount(forum: Forum, tx: Tx, userId: number): Promise<void> {
  const [user] = await tx
    .update(users)
    .set({ flatView: users.flatView })
    .where(and(eq(users.id, userId), isNull(users.deletedAt)))
    .returning();
  if (!user) throw new Refusal("not_found");
  if (user.role === "administrator") await giveUpRights(tx, userId, forum.now());
  await tx.insert(formerUsernames).values({ usernameKey: user.usernameKey, userId }).onConflictDoNothing();
  // Nobody can be called so: brackets are in no user name.
  const username = `${NAMELESS}${userId}`;
  await tx
    .update(users)
    .set({
      ...{
        username,
        usernameKey: username,
        displayName: NAMELESS,
        email: null,
        emailKey: null,
        emailConfirmedAt: null,
      },
      ...{ passwordHash: null, role: "member", title: "", team: "", bio: "", locale: null, mailOn: false },
      ...{ flatView: false, seenAt: null, suspendedUntil: null, suspendedReason: null },
      ...{ silencedUntil: null, silencedReason: null, deletedAt: forum.now() },
    })
    .where(eq(users.id, userId));
  await dropWhatIsKept(tx, userId, user.emailKey);
  await bumpMember(tx, userId);
}

/** Ways in, what they follow and read, what others noted; of an import, what the source said beside. */
async function dropWhatIsKept(tx: Tx, userId: number, emailKey: string | null): Promise<void> {
  const ofAddress = emailKey === null ? undefined : eq(sql`lower(${tokens.email})`, emailKey);
  const asked = await tx
    .delete(tokens)
    .where(or(eq(tokens.userId, userId), ofAddress))
    .returning({ hash: tokens.hash });
  if (asked.length > 0) {
    const hashes = asked.map(({ hash }) => hash);
    const links = await tx.select({ hash: tokens.hash, data: tokens.data }).from(tokens).where(eq(tokens.kind, "link"));
    const dead = links.filter(({ data }) => hashes.includes(String(data.request))).map(({ hash }) => hash);
    await tx.delete(tokens).where(inArray(tokens.hash, dead));
  }
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(identities).where(eq(identities.userId, userId));
  await tx.delete(groupMembers).where(eq(groupMembers.userId, userId));
  await tx.delete(notifications).where(eq(notifications.userId, userId));
  await tx.delete(memberNotices).where(eq(memberNotices.userId, userId));
  await tx.delete(mutedThreads).where(eq(mutedThreads.userId, userId));
  await tx.delete(threadReads).where(eq(threadReads.userId, userId));
  await tx.delete(listVisits).where(eq(listVisits.userId, userId));
  await tx.delete(staffNotes).where(and(eq(staffNotes.target, "member"), eq(staffNotes.targetId, userId)));
  await tx.update(legalNotices).set({ reporterId: null }).where(eq(legalNotices.reporterId, userId));
  const imported = and(eq(importedRecords.kind, "user"), eq(importedRecords.targetId, userId));
  await tx.update(importedRecords).set({ extra: null }).where(imported);
}
