import { and, eq } from "drizzle-orm";
import { identities, users } from "#db/schema/index.ts";
import { isRefusal, Refusal } from "#platform/refusal.ts";
import { isTaken } from "#platform/store/taken.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { emailKey, insertMember } from "./changes.ts";
import { displayNameField, emailField, MAX_DISPLAY_NAME_CHARS } from "./input.ts";
import { numberedUsername, usernameFrom } from "./names.ts";
import { type Origin, type SignedIn, startSession } from "./sessions.ts";
import { isFreeName } from "./sign-up.ts";

/** What an identity provider vouches for. */
export interface Identity {
  /** The provider's own address. */
  provider: string;
  /** Its name for the person, which never changes. */
  subject: string;
  email: string | null;
  /** Whether the provider has seen that the person reads this address. */
  emailVerified: boolean;
  /** What the person is called there: the first that is there becomes the name here. */
  names: readonly string[];
}

const MAX_NAME_TRIES = 50;
const TAKEN = new Set(["username_taken", "email_taken"]);

/**
 * Signs in whom an identity provider knows: by the identity, else by an address that it has verified, else as a new
 * member. @throws Refusal registration_closed for new people, sign_in_failed when the account was deleted
 */
export async function signInWithIdentity(forum: Forum, identity: Identity, origin: Origin): Promise<SignedIn> {
  const { registrationOpen } = await forum.settings();
  const enter = () =>
    forum.write(async (tx) => {
      const known = await byIdentity(tx, identity);
      const userId =
        known ?? (await byAddress(forum, tx, identity)) ?? (await newMember(forum, tx, identity, registrationOpen));
      return { userId, session: await startSession(tx, userId, origin, forum.now()) };
    });
  try {
    return await enter();
  } catch (error) {
    // The same person came twice at once, or somebody took the name: the second time that is known.
    if (isTaken(error) || (isRefusal(error) && TAKEN.has(error.code))) return enter();
    throw error;
  }
}

async function byIdentity(tx: Tx, { provider, subject }: Identity): Promise<number | null> {
  const [row] = await tx
    .select({ id: users.id, deletedAt: users.deletedAt })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  if (row && row.deletedAt !== null) throw new Refusal("sign_in_failed");
  return row?.id ?? null;
}

/** An unverified address would let anybody in who writes somebody else's into their profile there. */
async function byAddress(forum: Forum, tx: Tx, identity: Identity): Promise<number | null> {
  const email = verifiedEmail(identity);
  if (email === null) return null;
  const [user] = await tx
    .select({ id: users.id, confirmedAt: users.emailConfirmedAt, deletedAt: users.deletedAt })
    .from(users)
    .where(eq(users.emailKey, emailKey(email)));
  if (!user || user.deletedAt !== null) return null;
  // An imported account: the provider has confirmed its address just as a link by mail would.
  if (user.confirmedAt === null) {
    await tx.update(users).set({ emailConfirmedAt: forum.now() }).where(eq(users.id, user.id));
  }
  await remember(forum, tx, identity, user.id);
  return user.id;
}

async function newMember(forum: Forum, tx: Tx, identity: Identity, registrationOpen: boolean): Promise<number> {
  if (!registrationOpen) throw new Refusal("registration_closed");
  const now = forum.now();
  const email = verifiedEmail(identity);
  const name = identity.names.find((name) => name.trim() !== "") ?? "";
  const username = await freeName(tx, usernameFrom(name));
  const fullName = [...(identity.names.at(-1) ?? "")].slice(0, MAX_DISPLAY_NAME_CHARS / 2).join("");
  const displayName = displayNameField.safeParse(fullName).data ?? "";
  const emailConfirmedAt = email === null ? null : now;
  const userId = await insertMember(tx, { username, displayName, email, emailConfirmedAt, createdAt: now });
  await remember(forum, tx, identity, userId);
  await forum.record(tx, { kind: "member.joined", subjectId: userId, actorId: userId });
  return userId;
}

async function remember(forum: Forum, tx: Tx, { provider, subject }: Identity, userId: number): Promise<void> {
  await tx.insert(identities).values({ provider, subject, userId, createdAt: forum.now() });
}

function verifiedEmail({ email, emailVerified }: Identity): string | null {
  const parsed = emailField.safeParse(email);
  return emailVerified && parsed.success ? parsed.data : null;
}

async function freeName(tx: Tx, wanted: string): Promise<string> {
  if (await isFreeName(tx, wanted)) return wanted;
  for (let number = 2; number <= MAX_NAME_TRIES; number++) {
    const name = numberedUsername(wanted, number);
    if (await isFreeName(tx, name)) return name;
  }
  return numberedUsername("member", Math.floor(Math.random() * 1e9));
}
