/** The people of the world: one of each role with a session, and some who only write, decide and are written about. */
import { eq } from "drizzle-orm";
import { groupMembers, groups, sessions, users } from "../../../../src/db/schema/index.ts";
import type { Forum } from "../../../../src/forum/forum.ts";
import { type Actor, actorOf } from "../../../../src/forum/members/actor.ts";
import { insertMember } from "../../../../src/forum/members/changes.ts";
import { hashPassword } from "../../../../src/forum/members/passwords.ts";
import { secretHash, startSession } from "../../../../src/forum/members/sessions.ts";
import type { Role } from "../people.ts";

export const PASSWORD = "a long enough sentence";
const YEAR_MS = 365 * 86_400_000;

/** `insider`: a member in the group that one category is for. */
export type AccountRole = Exclude<Role, "guest"> | "insider";

export interface Account {
  userId: number;
  username: string;
  /** What the cookie carries, and the row that it leads to. */
  session: string;
  sessionId: string;
  /** Another session of theirs. */
  otherSession: string;
}

const ACCOUNTS = {
  member: { username: "mel", role: "member" },
  silenced: { username: "sil", role: "member" },
  suspended: { username: "sue", role: "member" },
  staff: { username: "stan", role: "staff" },
  moderator: { username: "mo", role: "moderator" },
  administrator: { username: "ada", role: "administrator" },
  insider: { username: "ina", role: "member" },
} as const satisfies Record<AccountRole, unknown>;

export interface People {
  accounts: Readonly<Record<AccountRole, Account>>;
  /** A member who writes where everybody may. */
  otto: Actor;
  /** Staff, in the group: writes only where few may read. */
  hilde: Actor;
  /** Another moderator, and another administrator. */
  moritz: Actor;
  arne: Actor;
  /** The group of insiders, and one that no category is for. */
  insiders: number;
  others: number;
}

export async function people(forum: Forum): Promise<People> {
  const now = forum.now();
  const passwordHash = await hashPassword(PASSWORD);
  const settled = { passwordHash, emailConfirmedAt: now, createdAt: now - YEAR_MS };
  const make = (username: string, role: "member" | "staff" | "moderator" | "administrator") =>
    forum.write((tx) => insertMember(tx, { ...settled, username, role, email: `${username}@example.org` }));
  const group = (name: string) =>
    forum.write(async (tx) => {
      const [row] = await tx.insert(groups).values({ name, createdAt: now }).returning({ id: groups.id });
      return row?.id ?? 0;
    });
  const [insiders, others] = [await group("Insiders"), await group("Others")];
  const accounts: Partial<Record<AccountRole, Account>> = {};
  for (const [name, { username, role }] of Object.entries(ACCOUNTS)) {
    const userId = await make(username, role);
    accounts[name as AccountRole] = { userId, username, ...(await sessionsOf(forum, userId)) };
  }
  const found = accounts as People["accounts"];
  const hilde = await make("hilde", "staff");
  for (const userId of [found.insider.userId, hilde])
    await forum.write((tx) => tx.insert(groupMembers).values({ groupId: insiders, userId }));
  return {
    accounts: found,
    otto: await actorOf(forum, await make("otto", "member")),
    hilde: await actorOf(forum, hilde),
    moritz: await actorOf(forum, await make("moritz", "moderator")),
    arne: await actorOf(forum, await make("arne", "administrator")),
    insiders,
    others,
  };
}

/** Two sessions; in the first one the password was given just now. */
async function sessionsOf(forum: Forum, userId: number) {
  const start = () => forum.write((tx) => startSession(tx, userId, { address: "192.0.2.1", agent: "" }, forum.now()));
  const [session, other] = [await start(), await start()];
  const sessionId = secretHash(session);
  await forum.write((tx) => tx.update(sessions).set({ confirmedAt: Date.now() }).where(eq(sessions.id, sessionId)));
  return { session, sessionId, otherSession: secretHash(other) };
}

/** From now on one of them may not write, and another one not even act. */
export async function limitAccounts(forum: Forum, { accounts }: People): Promise<void> {
  const until = forum.now() + YEAR_MS;
  const reason = "Calm down, please.";
  await forum.write(async (tx) => {
    const silence = { silencedUntil: until, silencedReason: reason };
    await tx.update(users).set(silence).where(eq(users.id, accounts.silenced.userId));
    const suspension = { suspendedUntil: until, suspendedReason: reason };
    await tx.update(users).set(suspension).where(eq(users.id, accounts.suspended.userId));
  });
}
