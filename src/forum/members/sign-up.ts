import { eq } from "drizzle-orm";
import type { z } from "zod";
import { formerUsernames, users } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Db, Tx } from "#platform/store.ts";
import { translatorFor } from "#platform/translate.ts";
import type { Forum } from "../forum.ts";
import { TRAP_FIELD } from "../sent-fields.ts";
import { demandNotBlocked } from "./blocks.ts";
import { emailKey, insertMember, refuseTakenEmail } from "./changes.ts";
import type { confirmSignUpInput, signUpInput } from "./input.ts";
import { FOREVER, putLimits } from "./limit-account.ts";
import { usernameKey } from "./names.ts";
import { hashPassword } from "./passwords.ts";
import { type Origin, type SignedIn, startSession } from "./sessions.ts";
import { openRequest, requestById, spendRequest } from "./tokens.ts";

/**
 * Writes a wish for an account down and mails a link to its address. The account is made when the link is followed,
 * so nobody can hold a name or somebody else's address by typing it. Work and answer are the same for an address
 * that has an account; its owner gets a mail that says so.
 * @returns the id of the request, which is no secret
 * @throws Refusal registration_closed, trap_filled, blocked_address, blocked_email, other_email, username_taken, too_many
 */
export async function signUp(
  forum: Forum,
  input: z.output<typeof signUpInput>,
  origin: Origin & { locale: "de" | "en" },
): Promise<string> {
  const { limits, registrationOpen, prevention } = await forum.settings();
  if (!registrationOpen) throw new Refusal("registration_closed");
  const { username, email } = input;
  if (input[TRAP_FIELD] !== "") throw new Refusal("trap_filled");
  await demandNotBlocked(forum, { address: origin.address, email });
  if (!mayJoinWith(email, prevention.signUpDomains)) throw new Refusal("other_email", { field: "email" });
  if (!(await isFreeName(forum.db, username))) throw new Refusal("username_taken", { field: "username" });
  await forum.limits.demand(limits, "signUpByAddress", origin.address);
  await forum.limits.demand(limits, "mailByAccount", `sign-up:${emailKey(email)}`);
  const passwordHash = await hashPassword(input.password);
  const data = { username, passwordHash, locale: origin.locale, return: input.return };
  return forum.write(async (tx) => {
    const request = await openRequest(tx, { kind: "sign_up", email, data }, forum.now());
    await forum.enqueue(tx, "account.signUp", { request });
    return request;
  });
}

/** Where the mail of a sign-up went, and where the one who signs up wanted to be; null when it was confirmed or ran out. */
export async function waitingSignUp(forum: Forum, id: string): Promise<{ email: string; back: string } | null> {
  const request = await requestById(forum.db, "sign_up", id);
  if (!request || request.usedAt !== null || request.expiresAt <= forum.now()) return null;
  return { email: request.email ?? "", back: String(request.data.return ?? "/") };
}

/** Mails the link of a sign-up once more; links that were mailed before go on working. @throws Refusal too_many */
export async function resendConfirmation(forum: Forum, input: { request: string }, origin: Origin): Promise<void> {
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "mailByAddress", origin.address);
  const waiting = await waitingSignUp(forum, input.request);
  if (!waiting) throw new Refusal("link_over");
  await forum.limits.demand(limits, "mailByAccount", `sign-up:${emailKey(waiting.email)}`);
  await forum.write((tx) => forum.enqueue(tx, "account.signUp", { request: input.request }));
}

/**
 * Makes the account of a sign-up and signs it in. The name may have gone to somebody else since: then the link
 * goes on working, with another one. @throws Refusal link_over, username_taken, email_taken
 */
export async function confirmSignUp(
  forum: Forum,
  input: z.output<typeof confirmSignUpInput>,
  origin: Origin,
): Promise<SignedIn & { return: string }> {
  const settings = await forum.settings();
  return forum.write(async (tx) => {
    const now = forum.now();
    const request = await spendRequest(tx, ["sign_up"], input.token, now);
    if (!request?.email) throw new Refusal("link_over");
    const { email, data } = request;
    const { prevention, language, address } = settings;
    await refuseTakenEmail(tx, email);
    const userId = await insertMember(tx, {
      username: input.username ?? String(data.username),
      email,
      emailConfirmedAt: now,
      passwordHash: String(data.passwordHash),
      createdAt: now,
    });
    if (prevention.approveNewcomers) {
      const reason = translatorFor(language, address)("spam.awaitsApproval");
      await putLimits(tx, userId, { silencedUntil: FOREVER, silencedReason: reason });
    }
    await forum.record(tx, { kind: "member.joined", subjectId: userId, actorId: userId });
    if (prevention.approveNewcomers) await forum.enqueue(tx, "prevention.newcomer", { userId });
    return { userId, session: await startSession(tx, userId, origin, now), return: String(data.return ?? "/") };
  });
}

/** `domains`: a line each; "": any. */
export function mayJoinWith(email: string, domains: string): boolean {
  const allowed = domains
    .split("\n")
    .map((line) => line.trim().toLowerCase().replace(/^@/, ""))
    .filter(Boolean);
  return allowed.length === 0 || allowed.includes(domainOf(email));
}

/** "" for what is no address. */
export function domainOf(email: string): string {
  return email.includes("@") ? (email.toLowerCase().split("@").at(-1) ?? "") : "";
}

/** Whether nobody has this name, or one that looks like it, or ever had. */
export async function isFreeName(db: Db | Tx, username: string): Promise<boolean> {
  const key = usernameKey(username);
  const [holder] = await db.select({ id: users.id }).from(users).where(eq(users.usernameKey, key));
  const [former] = await db
    .select({ id: formerUsernames.userId })
    .from(formerUsernames)
    .where(eq(formerUsernames.usernameKey, key));
  return !holder && !former;
}
