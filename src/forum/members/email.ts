import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import { tokens, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { isTaken } from "#platform/store/taken.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "./actor.ts";
import { demandNotBlocked } from "./blocks.ts";
import { emailKey, refuseTakenEmail } from "./changes.ts";
import type { changeEmailInput } from "./input.ts";
import { demandPassword } from "./password-commands.ts";
import { idOf, mayUseOwnAccount } from "./policy.ts";
import { domainOf, isFreeName, mayJoinWith } from "./sign-up.ts";
import { dropTokens, findRequest, openRequest, spendRequest } from "./tokens.ts";

/**
 * Mails a link to a new address of one's own, and a notice to the old one. The answer is the same when the new one
 * has an account; the mail says so. What is refused when somebody joins is refused here too, but for staff; whoever was
 * invited with an address of another domain may have another one of that. `from`: the network address, where it is known.
 * @throws Refusal wrong_password, email_same, blocked_address, blocked_email, other_email, too_many
 */
export async function changeEmail(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof changeEmailInput>,
  from: { address: string | null } = { address: null },
): Promise<void> {
  demand(mayUseOwnAccount(actor));
  const userId = idOf(actor);
  await demandPassword(forum, actor, input.ownPassword, "ownPassword");
  const { limits, prevention } = await forum.settings();
  const [user] = await forum.db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (user?.email === input.email) throw new Refusal("email_same", { field: "email" });
  if (!atLeast(actor, "staff")) {
    await demandNotBlocked(forum, { address: from.address, email: input.email });
    const isAsBefore = domainOf(input.email) === domainOf(user?.email ?? "");
    if (!isAsBefore && !mayJoinWith(input.email, prevention.signUpDomains))
      throw new Refusal("other_email", { field: "email" });
  }
  await forum.limits.demand(limits, "mailByAccount", `change:${userId}`);
  await forum.write(async (tx) => {
    await dropTokens(tx, userId, "change_email");
    const data = { former: user?.email ?? null };
    const wish = { kind: "change_email", userId, email: input.email, data } as const;
    const request = await openRequest(tx, wish, forum.now());
    await forum.enqueue(tx, "account.changeEmail", { request });
    if (user?.email) await forum.enqueue(tx, "account.emailNotice", { request });
  });
}

/** One's own address, the one that waits for its confirmation, and whether there is a password to ask for. */
export async function ownAddresses(forum: Forum, actor: Actor) {
  const userId = idOf(actor);
  const [user] = await forum.db
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  const isWaiting = and(
    eq(tokens.userId, userId),
    eq(tokens.kind, "change_email"),
    isNull(tokens.usedAt),
    gt(tokens.expiresAt, forum.now()),
  );
  const [waiting] = await forum.db
    .select({ email: tokens.email })
    .from(tokens)
    .where(isWaiting)
    .orderBy(desc(tokens.createdAt))
    .limit(1);
  return {
    email: user?.email ?? null,
    waiting: waiting?.email ?? null,
    hasPassword: typeof user?.passwordHash === "string",
  };
}

/** Leaves one's address as it is; the link in the mail stops working. */
export async function withdrawEmailChange(forum: Forum, actor: Actor): Promise<void> {
  demand(mayUseOwnAccount(actor));
  await forum.write((tx) => dropTokens(tx, idOf(actor), "change_email"));
}

/** What the link of a confirmation mail stands for. `nameTaken`: somebody else was quicker with the name. */
export async function readConfirmation(forum: Forum, secret: string) {
  const request = await findRequest(forum.db, ["sign_up", "change_email"], secret, forum.now());
  if (!request) return null;
  const email = request.email ?? "";
  if (request.kind === "change_email") return { kind: "change_email", email } as const;
  const username = String(request.data.username);
  return { kind: "sign_up", email, username, nameTaken: !(await isFreeName(forum.db, username)) } as const;
}

/** Puts the new address in place of the old one. Holding the link is enough: it came to the new address. */
export async function confirmEmailChange(forum: Forum, { token }: { token: string }): Promise<void> {
  try {
    await forum.write(async (tx) => {
      const now = forum.now();
      const request = await spendRequest(tx, ["change_email"], token, now);
      if (!request?.email || request.userId === null) throw new Refusal("link_over");
      const { email, userId } = request;
      await refuseTakenEmail(tx, email, { exceptUserId: userId });
      const address = { email, emailKey: emailKey(email), emailConfirmedAt: now };
      await tx
        .update(users)
        .set(address)
        .where(and(eq(users.id, userId), isNull(users.deletedAt)));
      // Links that were mailed to the old address stop working.
      await dropTokens(tx, userId, "reset_password");
      await forum.record(tx, { kind: "member.email_changed", subjectId: userId, actorId: userId });
    });
  } catch (error) {
    // Two confirm the same address at once: the unique index lets one through.
    throw isTaken(error) ? new Refusal("email_taken") : error;
  }
}
