import { and, count, desc, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { contains } from "#db/columns.ts";
import { type Role, sessions, users } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../../forum.ts";
import { type Actor, atLeast } from "../../members/actor.ts";
import { emailKey } from "../../members/changes.ts";
import { usernameKey } from "../../members/names.ts";
import { mayModerate } from "../../members/policy.ts";
import type { PeopleQuery } from "./input.ts";

export const PEOPLE_PER_PAGE = 50;
/** More than anybody looks through: who finds so many asks more exactly. */
const MAX_FOUND = 1_000;
/** So long somebody counts as new. */
const NEW_MS = 7 * 86_400_000;

/** A person as moderators see them. */
export interface ModeratedPerson {
  id: number;
  username: string;
  displayName: string;
  role: Role;
  /** For administrators alone; null for others, and without an address. */
  email: string | null;
  createdAt: number;
  seenAt: number | null;
  postCount: number;
  /** While they last, in ms. */
  suspendedUntil: number | null;
  silencedUntil: number | null;
}

const columns = {
  id: users.id,
  username: users.username,
  displayName: users.displayName,
  role: users.role,
  email: users.email,
  createdAt: users.createdAt,
  seenAt: users.seenAt,
  postCount: users.postCount,
  suspendedUntil: users.suspendedUntil,
  silencedUntil: users.silencedUntil,
};

/** What limits one person, and who they are; null for who is no moderator, or when there is nobody. */
export async function moderatedPerson(forum: Forum, actor: Actor, userId: number): Promise<ModeratedPerson | null> {
  if (mayModerate(actor) !== true) return null;
  const [row] = await forum.db
    .select(columns)
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  return row ? seenBy(forum, actor, row) : null;
}

/**
 * People by name, e-mail, address of a session and state, the newest first; by a part of a name in the order of names,
 * of 1,000 at most. Moderators find an e-mail address that they know whole; administrators find parts of it, and who
 * was signed in from where. A fixed number of statements, whatever is found.
 */
export async function findForModeration(
  forum: Forum,
  actor: Actor,
  query: PeopleQuery,
  page: number,
): Promise<{ people: ModeratedPerson[]; total: number; pages: number }> {
  demand(mayModerate(actor));
  const where = and(
    isNull(users.deletedAt),
    named(actor, query.q),
    from(forum, actor, query.address),
    inState(query.state, forum.now()),
  );
  const first = (page - 1) * PEOPLE_PER_PAGE;
  // By an expression: a walk along an index that looks up each row takes three times as long as one scan.
  const order = query.q ? [sql`${users.usernameKey} || ''`] : [desc(users.createdAt), desc(users.id)];
  const [[counted], rows] = await Promise.all([
    forum.db.select({ n: count() }).from(users).where(where),
    forum.db
      .select(columns)
      .from(users)
      .where(where)
      .orderBy(...order)
      .limit(PEOPLE_PER_PAGE)
      .offset(first),
  ]);
  const total = Math.min(counted?.n ?? 0, query.q ? MAX_FOUND : Number.POSITIVE_INFINITY);
  return {
    people: rows.map((row) => seenBy(forum, actor, row)),
    total,
    pages: Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE)),
  };
}

function seenBy(forum: Forum, actor: Actor, row: ModeratedPerson): ModeratedPerson {
  const lasting = (until: number | null) => (until !== null && until > forum.now() ? until : null);
  return {
    ...row,
    email: atLeast(actor, "administrator") ? row.email : null,
    suspendedUntil: lasting(row.suspendedUntil),
    silencedUntil: lasting(row.silencedUntil),
  };
}

/** Engines fold letters differently or not at all, so the ways to write a name's first letter are tried. */
function named(actor: Actor, part: string): SQL | undefined {
  if (!part) return undefined;
  const plain = part.replace(/^@/, "");
  const capital = plain.slice(0, 1).toLocaleUpperCase() + plain.slice(1);
  const names = new Set([plain, capital, plain.toLocaleLowerCase()]);
  return or(
    contains(users.usernameKey, usernameKey(plain)),
    ...[...names].map((name) => contains(users.displayName, name)),
    atLeast(actor, "administrator") ? contains(users.emailKey, emailKey(part)) : eq(users.emailKey, emailKey(part)),
  );
}

/** Who is signed in from an address. Where people are is for administrators alone. */
function from(forum: Forum, actor: Actor, address: string): SQL | undefined {
  if (!address || !atLeast(actor, "administrator")) return undefined;
  const signedIn = forum.db.select({ id: sessions.userId }).from(sessions).where(eq(sessions.address, address));
  return inArray(users.id, signedIn);
}

function inState(state: PeopleQuery["state"], now: number): SQL | undefined {
  if (state === "suspended") return gt(users.suspendedUntil, now);
  if (state === "silenced") return gt(users.silencedUntil, now);
  if (state === "new") return gt(users.createdAt, now - NEW_MS);
  return state === "staff" ? inArray(users.role, ["staff", "moderator", "administrator"]) : undefined;
}
