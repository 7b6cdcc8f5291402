import { and, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { sessions, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { LimitName } from "../settings/input.ts";
import type { Actor } from "./actor.ts";
import { emailKey } from "./changes.ts";
import { type Device, isKnownOn } from "./devices.ts";
import type { signInInput } from "./input.ts";
import { usernameKey } from "./names.ts";
import { isPassword } from "./passwords.ts";
import { idOf, mayUseOwnAccount } from "./policy.ts";
import { endSessions, type Origin, SESSION_MS, type SignedIn, startSession } from "./sessions.ts";

/** Notes that a session is in use, and keeps it from running out. */
export async function touchSession(forum: Forum, actor: Actor): Promise<void> {
  const { id, sessionId } = actor;
  if (id === null || sessionId === null) return;
  const now = forum.now();
  await forum.note(async (tx) => {
    await tx
      .update(sessions)
      .set({ seenAt: now, expiresAt: now + SESSION_MS })
      .where(eq(sessions.id, sessionId));
    await tx.update(users).set({ seenAt: now }).where(eq(users.id, id));
  });
}

/** What somebody typed to say who they are: no user name holds an @. */
export function loginKey(login: string): { column: "email" | "username"; key: string } {
  return login.includes("@")
    ? { column: "email", key: emailKey(login) }
    : { column: "username", key: usernameKey(login) };
}

/** The account that a user name or an e-mail address names, whatever its state. */
export async function findLogin(forum: Forum, login: string) {
  const { column, key } = loginKey(login);
  const [user] = await forum.db
    .select({
      id: users.id,
      passwordHash: users.passwordHash,
      confirmedAt: users.emailConfirmedAt,
      deletedAt: users.deletedAt,
    })
    .from(users)
    .where(eq(column === "email" ? users.emailKey : users.usernameKey, key));
  return user;
}

/**
 * Signs in with user name or e-mail address. Tries count by address and by what was typed as login; in a browser
 * that the account knows they count by themselves, so that an attacker elsewhere never keeps the owner out;
 * all such browsers of an account together, so that having many brings no more guesses.
 * @throws Refusal sign_in_failed, which does not tell what was wrong; too_many
 */
export async function signIn(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof signInInput>,
  origin: Origin & { device?: Device },
): Promise<SignedIn> {
  const { limits } = await forum.settings();
  const user = await findLogin(forum, input.login);
  const isKnown = user !== undefined && isKnownOn(forum, origin.device, user);
  const { column, key } = loginKey(input.login);
  // By the typed login, not by the account: else two logins that share their tries would tell that they are one person.
  const counted: [LimitName, string][] = isKnown
    ? [["signInByDevice", `${user.id}`]]
    : [
        ["signInByAddress", origin.address],
        ["signInByAccount", `${column}:${key}`],
      ];
  for (const [name, who] of counted) await forum.limits.demand(limits, name, who);
  const right = await isPassword(input.password, user?.passwordHash);
  if (!user || !right || user.deletedAt !== null) throw new Refusal("sign_in_failed", { field: "login" });
  if (user.confirmedAt === null) throw new Refusal("email_not_confirmed", { field: "login" });
  const session = await forum.write(async (tx) => {
    // What this browser was signed in as before is over.
    if (actor.sessionId !== null) await tx.delete(sessions).where(eq(sessions.id, actor.sessionId));
    return startSession(tx, user.id, origin, forum.now());
  });
  for (const [name, who] of counted) await forum.limits.refund(limits, name, who);
  return { userId: user.id, session };
}

/** Ends the session of this request. */
export async function signOut(forum: Forum, actor: Actor): Promise<void> {
  const { id, sessionId } = actor;
  if (id === null || sessionId === null) return;
  await forum.write(async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.userId, id)));
  });
}

/** Ends one session of one's own; one that is gone already is no mistake. */
export async function revokeSession(forum: Forum, actor: Actor, { id }: { id: string }): Promise<void> {
  demand(mayUseOwnAccount(actor));
  await forum.write(async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.userId, idOf(actor))));
  });
}

/** Ends every session of one's own, this one too. */
export async function signOutEverywhere(forum: Forum, actor: Actor): Promise<void> {
  demand(mayUseOwnAccount(actor));
  await forum.write((tx) => endSessions(tx, idOf(actor)));
}

/** Ends every session of one's own but this one. */
export async function signOutOthers(forum: Forum, actor: Actor): Promise<void> {
  demand(mayUseOwnAccount(actor));
  await forum.write(async (tx) => {
    const isOther = ne(sessions.id, actor.sessionId ?? "");
    await tx.delete(sessions).where(and(eq(sessions.userId, idOf(actor)), isOther));
  });
}
