import { and, eq, or } from "drizzle-orm";
import type { z } from "zod";
import { sessions, users } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { emailKey } from "./changes.ts";
import type { signInInput } from "./input.ts";
import { usernameKey } from "./names.ts";
import { isPassword } from "./passwords.ts";
import { type Origin, SESSION_MS, startSession } from "./sessions.ts";

/** Notes that a session is in use, and keeps it from running out. */
export async function touchSession(forum: Forum, actor: Actor): Promise<void> {
  const { id, sessionId } = actor;
  if (id === null || sessionId === null) return;
  const now = forum.now();
  await forum.write(async (tx) => {
    await tx.update(sessions).set({ seenAt: now, expiresAt: now + SESSION_MS }).where(eq(sessions.id, sessionId));
    await tx.update(users).set({ seenAt: now }).where(eq(users.id, id));
  });
}

export interface SignedIn {
  userId: number;
  /** What the cookie carries. */
  session: string;
}

/** Signs in with user name or e-mail address. @throws Refusal sign_in_failed, which does not tell what was wrong */
export async function signIn(forum: Forum, input: z.output<typeof signInInput>, origin: Origin): Promise<SignedIn> {
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "signInByAddress", origin.address);
  const login = input.login;
  const [user] = await forum.db
    .select({ id: users.id, passwordHash: users.passwordHash, confirmedAt: users.emailConfirmedAt, deletedAt: users.deletedAt })
    .from(users)
    .where(or(eq(users.usernameKey, usernameKey(login)), eq(users.emailKey, emailKey(login))));
  const right = await isPassword(input.password, user?.passwordHash);
  if (!user || !right || user.deletedAt !== null) throw new Refusal("sign_in_failed", { field: "login" });
  if (user.confirmedAt === null) throw new Refusal("email_not_confirmed", { field: "login" });
  return forum.write(async (tx) => ({
    userId: user.id,
    session: await startSession(tx, user.id, origin, forum.now()),
  }));
}

/** Ends the session of this request. */
export async function signOut(forum: Forum, actor: Actor): Promise<void> {
  const { id, sessionId } = actor;
  if (id === null || sessionId === null) return;
  await forum.write(async (tx) => {
    await tx.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.userId, id)));
  });
}
