/** Silence and suspension of accounts: steps inside somebody's transaction. */
import { and, eq, isNull, lte, ne, or } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { bumpMember } from "./changes.ts";
import { dropTokens } from "./tokens.ts";

const DAY_MS = 86_400_000;
/** The end of a limit without an end: the last moment of the year 9999. */
export const FOREVER = 253_402_300_799_000;

/** When so many days from now are over, in ms; 0 days: never. */
export function endAfter(days: number, now: number): number {
  return days === 0 ? FOREVER : now + days * DAY_MS;
}

/** What an account may not do, and until when (ms). */
export interface Limits {
  suspendedUntil: number | null;
  suspendedReason: string | null;
  silencedUntil: number | null;
  silencedReason: string | null;
}

/** @throws Refusal not_found */
export async function accountToLimit(tx: Tx, userId: number) {
  const [user] = await tx
    .select({
      role: users.role,
      suspendedUntil: users.suspendedUntil,
      suspendedReason: users.suspendedReason,
      silencedUntil: users.silencedUntil,
      silencedReason: users.silencedReason,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!user) throw new Refusal("not_found");
  return user;
}

/** A guest's rights until then; from the next request on. @throws Refusal last_administrator, not_found */
export async function suspendAccount(
  forum: Forum,
  tx: Tx,
  { userId, until, reason, by }: { userId: number; until: number; reason: string; by: number | null },
): Promise<void> {
  const { role } = await accountToLimit(tx, userId);
  if (role === "administrator") await giveUpRights(tx, userId, forum.now());
  await putLimits(tx, userId, { suspendedUntil: until, suspendedReason: reason });
  await forum.record(tx, { kind: "member.suspended", subjectId: userId, actorId: by, data: { until } });
}

/** Reading only until then; from the next request on. @throws Refusal not_found */
export async function silenceAccount(
  forum: Forum,
  tx: Tx,
  { userId, until, reason, by }: { userId: number; until: number; reason: string; by: number | null },
): Promise<void> {
  await accountToLimit(tx, userId);
  await putLimits(tx, userId, { silencedUntil: until, silencedReason: reason });
  await forum.record(tx, { kind: "member.silenced", subjectId: userId, actorId: by, data: { until } });
}

/** Writes limits as they are given, also back to what they were. */
export async function putLimits(tx: Tx, userId: number, limits: Partial<Limits>): Promise<void> {
  await tx.update(users).set(limits).where(eq(users.id, userId));
  await bumpMember(tx, userId);
}

/** An administrator stops being one: somebody else must be left, and open invitations by them end. */
export async function giveUpRights(tx: Tx, userId: number, now: number): Promise<void> {
  // Every administrator's row is touched, so that two who dismiss each other at once wait here for one another.
  const isAdministrator = eq(users.role, "administrator");
  await tx.update(users).set({ role: "administrator" }).where(isAdministrator);
  const isActive = and(isNull(users.deletedAt), or(isNull(users.suspendedUntil), lte(users.suspendedUntil, now)));
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(isAdministrator, isActive, ne(users.id, userId)))
    .limit(1);
  if (!other) throw new Refusal("last_administrator");
  await dropTokens(tx, userId, "invitation");
}
