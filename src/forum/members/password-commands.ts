import { eq } from "drizzle-orm";
import type { z } from "zod";
import { users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { emailKey } from "./changes.ts";
import { findLogin, loginKey } from "./commands.ts";
import { type Device, isKnownOn } from "./devices.ts";
import type { changePasswordInput, forgottenPasswordInput, resetPasswordInput } from "./input.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { idOf, mayUseOwnAccount } from "./policy.ts";
import { endSessions, type Origin, type SignedIn, startSession } from "./sessions.ts";
import { dropTokens, findToken, spendToken } from "./tokens.ts";

/**
 * Mails a link to choose a new password, if there is such an account; the answer and the work are the same if not.
 * Links that were mailed before go on working, so whoever spends these tries leaves their owner a working link.
 * @throws Refusal too_many
 */
export async function forgotPassword(
  forum: Forum,
  { login }: z.output<typeof forgottenPasswordInput>,
  origin: Origin & { device?: Device },
): Promise<void> {
  const { limits } = await forum.settings();
  const { column, key } = loginKey(login);
  const user = await findLogin(forum, login);
  const isKnownHere = user !== undefined && isKnownOn(forum, origin.device, user);
  if (!isKnownHere) await forum.limits.demand(limits, "mailByAddress", origin.address);
  await forum.limits.demand(limits, "mailByAccount", `reset:${column}:${key}`);
  await forum.write((tx) => forum.enqueue(tx, "account.resetPassword", { userId: user?.id ?? null }));
}

/** Whose password a link changes; null when it does not hold any more. */
export async function readReset(forum: Forum, secret: string): Promise<{ username: string } | null> {
  const token = await findToken(forum.db, "reset_password", secret, forum.now());
  if (!token?.userId) return null;
  const [user] = await forum.db.select({ username: users.username }).from(users).where(eq(users.id, token.userId));
  return user ?? null;
}

/** Sets the password that the holder of a link chose: every session ends, a new one starts. */
export async function resetPassword(
  forum: Forum,
  input: z.output<typeof resetPasswordInput>,
  origin: Origin,
): Promise<SignedIn> {
  // Looked up before the password is hashed: a made-up link costs nothing.
  if (!(await readReset(forum, input.token))) throw new Refusal("link_over");
  const passwordHash = await hashPassword(input.password);
  return forum.write(async (tx) => {
    const now = forum.now();
    const token = await spendToken(tx, "reset_password", input.token, now);
    const [user] = token?.userId ? await tx.select().from(users).where(eq(users.id, token.userId)) : [];
    if (!token || !user || user.deletedAt !== null) throw new Refusal("link_over");
    // The link came by mail: whoever has it reads this address.
    const reached = token.email !== null && user.emailKey === emailKey(token.email);
    const emailConfirmedAt = user.emailConfirmedAt ?? (reached ? now : null);
    await tx.update(users).set({ emailConfirmedAt }).where(eq(users.id, user.id));
    await setPassword(forum, tx, user.id, passwordHash, null);
    return { userId: user.id, session: await startSession(tx, user.id, origin, now) };
  });
}

/** Changes one's own password; all other sessions end. @throws Refusal wrong_password */
export async function changePassword(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof changePasswordInput>,
): Promise<void> {
  demand(mayUseOwnAccount(actor));
  await demandPassword(forum, actor, input.currentPassword, "currentPassword");
  const passwordHash = await hashPassword(input.password);
  await forum.write((tx) => setPassword(forum, tx, idOf(actor), passwordHash, actor.sessionId));
}

/** Asks for one's own password once more. Who holds a stolen session cannot guess it. @throws Refusal wrong_password */
export async function demandPassword(forum: Forum, actor: Actor, password: string, field: string): Promise<void> {
  const { limits } = await forum.settings();
  const who = `own:${idOf(actor)}`;
  await forum.limits.demand(limits, "signInByAccount", who);
  const [user] = await forum.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, idOf(actor)));
  if (!(await isPassword(password, user?.passwordHash))) throw new Refusal("wrong_password", { field });
  await forum.limits.refund(limits, "signInByAccount", who);
}

/** A new password ends what the old one had opened: other sessions, open links, an unfinished change of address. */
async function setPassword(
  forum: Forum,
  tx: Tx,
  userId: number,
  passwordHash: string,
  keepSession: string | null,
): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
  await endSessions(tx, userId, keepSession);
  await dropTokens(tx, userId, "reset_password", "change_email");
  await forum.record(tx, { kind: "member.password_changed", subjectId: userId, actorId: userId });
  await forum.enqueue(tx, "account.passwordChanged", { userId });
}
