import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { groupMembers, groups, type Role, tokens, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { insertMember, refuseTakenEmail } from "./changes.ts";
import type { acceptInvitationInput, invitationInput } from "./input.ts";
import { hashPassword } from "./passwords.ts";
import { idOf, mayAdminister } from "./policy.ts";
import { type Origin, type SignedIn, startSession } from "./sessions.ts";
import { findRequest, openRequest, spendRequest, type TokenRow } from "./tokens.ts";

/**
 * Invites somebody by mail to an account with these rights. An open invitation to the same address gives way.
 * @throws Refusal email_taken: administrators may know who has an account
 */
export async function inviteMember(forum: Forum, actor: Actor, input: z.output<typeof invitationInput>): Promise<void> {
  demand(mayAdminister(actor));
  const { email, role, title, team } = input;
  const inviterId = idOf(actor);
  await forum.write(async (tx) => {
    await refuseTakenEmail(tx, email, { field: "email" });
    await writeInvitation(forum, tx, { inviterId, email, offer: { role, title, team } });
  });
}

interface Offer {
  role: Role;
  title: string;
  team: string;
  /** What they may want to be called. */
  name?: string;
  /** Groups that they are taken into. */
  groups?: readonly number[];
}

/** Writes an invitation and its mail; an open one to the same address gives way. */
export async function writeInvitation(
  forum: Forum,
  tx: Tx,
  { inviterId, email, offer }: { inviterId: number; email: string; offer: Offer },
): Promise<void> {
  const isSame = eq(tokens.email, email);
  await tx.delete(tokens).where(and(eq(tokens.kind, "invitation"), isSame, isNull(tokens.usedAt)));
  const invitation = { kind: "invitation", userId: inviterId, email, data: { ...offer } } as const;
  const request = await openRequest(tx, invitation, forum.now());
  await forum.enqueue(tx, "account.invitation", { request });
  const data = { role: offer.role };
  await forum.record(tx, { kind: "member.invited", subjectId: inviterId, actorId: inviterId, data });
}

export interface OpenInvitation {
  id: string;
  email: string;
  role: Role;
  title: string;
  team: string;
  /** Display name of the administrator. */
  invitedBy: string;
  createdAt: number;
  expiresAt: number;
}

/** Invitations that wait for an answer, newest first. */
export async function openInvitations(forum: Forum, actor: Actor): Promise<OpenInvitation[]> {
  demand(mayAdminister(actor));
  const rows = await forum.db
    .select({ token: tokens, invitedBy: users.displayName })
    .from(tokens)
    .leftJoin(users, eq(users.id, tokens.userId))
    .where(and(eq(tokens.kind, "invitation"), isNull(tokens.usedAt), gt(tokens.expiresAt, forum.now())))
    .orderBy(desc(tokens.createdAt), desc(tokens.hash));
  return rows.map(({ token, invitedBy }) => ({
    id: token.hash,
    ...offerOf(token),
    invitedBy: invitedBy ?? "",
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
  }));
}

/** Makes an invitation's link worthless. @throws Refusal not_found when it was used or withdrawn already */
export async function withdrawInvitation(forum: Forum, actor: Actor, input: { id: string }): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const isOpen = and(eq(tokens.hash, input.id), eq(tokens.kind, "invitation"), isNull(tokens.usedAt));
    const [gone] = await tx.delete(tokens).where(isOpen).returning({ id: tokens.hash });
    if (!gone) throw new Refusal("not_found");
    const by = idOf(actor);
    await forum.record(tx, { kind: "member.invitation_withdrawn", subjectId: by, actorId: by });
  });
}

/** What the holder of an invitation's link was offered; null when it does not hold any more. */
export async function readInvitation(forum: Forum, secret: string) {
  const request = await findRequest(forum.db, ["invitation"], secret, forum.now());
  return request && offerOf(request);
}

/** Makes the invited account and signs it in; the link came by mail, so the address counts as confirmed. */
export async function acceptInvitation(
  forum: Forum,
  input: z.output<typeof acceptInvitationInput>,
  origin: Origin,
): Promise<SignedIn> {
  // Looked up before the password is hashed: a made-up link costs nothing.
  if (!(await readInvitation(forum, input.token))) throw new Refusal("link_over");
  const passwordHash = await hashPassword(input.password);
  return forum.write(async (tx) => {
    const now = forum.now();
    const request = await spendRequest(tx, ["invitation"], input.token, now);
    if (!request) throw new Refusal("link_over");
    const { email, role, title, team, groups } = offerOf(request);
    await refuseTakenEmail(tx, email);
    const { username, displayName } = input;
    const confirmed = { emailConfirmedAt: now, createdAt: now };
    const person = { username, displayName, email, passwordHash, role, title, team };
    const userId = await insertMember(tx, { ...person, ...confirmed });
    await joinGroups(tx, userId, groups);
    await forum.record(tx, { kind: "member.joined", subjectId: userId, actorId: userId });
    return { userId, session: await startSession(tx, userId, origin, now) };
  });
}

/** Those that are still there. */
async function joinGroups(tx: Tx, userId: number, offered: readonly number[]): Promise<void> {
  if (offered.length === 0) return;
  const there = await tx
    .select({ groupId: groups.id })
    .from(groups)
    .where(inArray(groups.id, [...offered]));
  if (there.length > 0) await tx.insert(groupMembers).values(there.map(({ groupId }) => ({ groupId, userId })));
}

function offerOf({ email, data }: TokenRow) {
  return {
    email: email ?? "",
    role: data.role as Role,
    title: String(data.title ?? ""),
    team: String(data.team ?? ""),
    name: String(data.name ?? ""),
    groups: Array.isArray(data.groups) ? data.groups.filter((id): id is number => typeof id === "number") : [],
  };
}
