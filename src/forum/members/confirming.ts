import { eq } from "drizzle-orm";
import type { z } from "zod";
import { sessions, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import type { confirmInput } from "./input.ts";
import { demandPassword } from "./password-commands.ts";
import { idOf, mayUseOwnAccount } from "./policy.ts";

/** So long after signing in, or after the password was given again, dangerous steps are taken without asking. */
export const CONFIRMED_MS = 10 * 60_000;

/**
 * Demands that whoever acts has shown lately that they are who they are, in this very session. An account without a
 * password shows it by signing in anew at its identity provider. @throws Refusal confirm_password
 */
export async function demandConfirmed(forum: Forum, actor: Actor): Promise<void> {
  if (!(await isConfirmed(forum, actor))) throw new Refusal("confirm_password");
}

export async function isConfirmed(forum: Forum, actor: Actor): Promise<boolean> {
  if (actor.sessionId === null) return false;
  const [session] = await forum.db
    .select({ createdAt: sessions.createdAt, confirmedAt: sessions.confirmedAt })
    .from(sessions)
    .where(eq(sessions.id, actor.sessionId));
  if (!session) return false;
  return Math.max(session.createdAt, session.confirmedAt ?? 0) > forum.now() - CONFIRMED_MS;
}

/** Whether there is a password that could be asked for. */
export async function hasPassword(forum: Forum, actor: Actor): Promise<boolean> {
  demand(mayUseOwnAccount(actor));
  const [user] = await forum.db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, idOf(actor)));
  return user?.passwordHash != null;
}

/** Notes that the password was given again. @throws Refusal wrong_password, too_many */
export async function confirmPassword(
  forum: Forum,
  actor: Actor,
  { ownPassword }: Pick<z.output<typeof confirmInput>, "ownPassword">,
): Promise<void> {
  demand(mayUseOwnAccount(actor));
  await demandPassword(forum, actor, ownPassword, "ownPassword");
  const { sessionId } = actor;
  if (sessionId === null) return;
  await forum.write(async (tx) => {
    await tx.update(sessions).set({ confirmedAt: forum.now() }).where(eq(sessions.id, sessionId));
  });
}
