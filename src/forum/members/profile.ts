import { eq } from "drizzle-orm";
import type { z } from "zod";
import { formerUsernames, users } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import { bumpVersion, readDepending } from "../versions.ts";
import type { Actor } from "./actor.ts";
import { bumpMember } from "./changes.ts";
import type { profileInput } from "./input.ts";
import { FOREVER } from "./limit-account.ts";
import { usernameKey } from "./names.ts";
import { idOf, mayTakePart } from "./policy.ts";

const columns = {
  id: users.id,
  username: users.username,
  displayName: users.displayName,
  role: users.role,
  title: users.title,
  team: users.team,
  bio: users.bio,
  createdAt: users.createdAt,
  publicSince: users.publicSince,
};

/** What everybody may know of somebody: no address, no sign-in. */
export interface Profile {
  id: number;
  username: string;
  displayName: string;
  role: "member" | "staff" | "moderator" | "administrator";
  title: string;
  team: string;
  bio: string;
  createdAt: number;
  /** When they first had a post that everybody may read. */
  publicSince: number | null;
}

export type ProfileAnswer =
  | { kind: "found"; profile: Profile }
  /** Another spelling, a look-alike or a former name: the right one leads there. */
  | { kind: "moved"; username: string }
  /** There was somebody of this name. */
  | { kind: "gone" }
  | { kind: "none" };

/** Whose profile a name in an address means. */
export async function readProfile(forum: Forum, name: string): Promise<ProfileAnswer> {
  const key = usernameKey(name);
  const read = async () => (await byKey(forum, key)) ?? (await byFormerKey(forum, key));
  const found = await readDepending(forum.db, read, (row) => (row ? [`user:${row.id}`] : []));
  if (!found) return { kind: "none" };
  const { deletedAt, suspendedUntil, ...known } = found;
  if (deletedAt !== null) return { kind: "gone" };
  // Closed for good, as spam is: what it says of itself was removed with what it wrote.
  const isClosed = suspendedUntil === FOREVER;
  const profile = isClosed ? { ...known, displayName: known.username, bio: "" } : known;
  return profile.username === name ? { kind: "found", profile } : { kind: "moved", username: profile.username };
}

async function byKey(forum: Forum, key: string) {
  const [row] = await forum.db
    .select({ ...columns, deletedAt: users.deletedAt, suspendedUntil: users.suspendedUntil })
    .from(users)
    .where(eq(users.usernameKey, key));
  return row;
}

async function byFormerKey(forum: Forum, key: string) {
  const [row] = await forum.db
    .select({ ...columns, deletedAt: users.deletedAt, suspendedUntil: users.suspendedUntil })
    .from(formerUsernames)
    .innerJoin(users, eq(users.id, formerUsernames.userId))
    .where(eq(formerUsernames.usernameKey, key));
  return row;
}

/** One's own profile and the choices that go with it, as the form shows them. */
export async function ownProfile(forum: Forum, actor: Actor) {
  const [row] = await forum.db
    .select({
      displayName: users.displayName,
      bio: users.bio,
      locale: users.locale,
      flatView: users.flatView,
      title: users.title,
      team: users.team,
    })
    .from(users)
    .where(eq(users.id, idOf(actor)));
  if (!row) throw new Error("an actor with an id has a row");
  return row;
}

/** Changes how others see one, and in which language and view one reads. */
export async function updateProfile(forum: Forum, actor: Actor, input: z.output<typeof profileInput>): Promise<void> {
  demand(mayTakePart(actor));
  const userId = idOf(actor);
  const { bio, locale } = input;
  const displayName = input.displayName || actor.username;
  await forum.write(async (tx) => {
    const [before] = await tx
      .select({ displayName: users.displayName, bio: users.bio })
      .from(users)
      .where(eq(users.id, userId));
    const flatView = input.view === "flat";
    await tx.update(users).set({ displayName, bio, locale, flatView }).where(eq(users.id, userId));
    if (before?.displayName === displayName && before.bio === bio) return;
    // Threads show the name, only the profile the rest.
    if (before?.displayName === displayName) await bumpVersion(tx, `user:${userId}`);
    else await bumpMember(tx, userId);
    await forum.record(tx, { kind: "member.profile_changed", subjectId: userId, actorId: userId });
  });
}
