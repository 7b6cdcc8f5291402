import { and, count, desc, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { contains } from "#db/columns.ts";
import { users } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { emailKey } from "./changes.ts";
import type { findPeopleInput } from "./input.ts";
import { usernameKey } from "./names.ts";
import { mayAdminister } from "./policy.ts";

export const PEOPLE_PER_PAGE = 50;

const columns = {
  id: users.id,
  username: users.username,
  displayName: users.displayName,
  email: users.email,
  emailConfirmedAt: users.emailConfirmedAt,
  role: users.role,
  title: users.title,
  team: users.team,
  createdAt: users.createdAt,
  seenAt: users.seenAt,
  suspendedUntil: users.suspendedUntil,
  suspendedReason: users.suspendedReason,
  postCount: users.postCount,
};

/** A person as administrators see them, with their address. `suspendedUntil` may lie in the past. */
export type Person = Awaited<ReturnType<typeof findPeople>>["people"][number];

/** More people than anybody looks through: who finds so many asks more exactly. */
const MAX_FOUND = 1_000;

type Query = z.output<typeof findPeopleInput>;

/**
 * People by a part of their name or address, by role and by state; the newest first, or by name when a part is given.
 * A part or a state is looked for in one scan, which takes 40 ms with 100,000 people, and finds 1,000 at most.
 */
export async function findPeople(forum: Forum, actor: Actor, query: Query, page: number) {
  demand(mayAdminister(actor));
  const where = and(isNull(users.deletedAt), isNamed(query.q), ...filters(query, forum.now()));
  const first = (page - 1) * PEOPLE_PER_PAGE;
  const isScan = query.q !== "" || query.state !== "";
  const { ids, total } = isScan ? await scanned(forum, query, where, first) : await newest(forum, where, first);
  const rows = ids.length === 0 ? [] : await forum.db.select(columns).from(users).where(inArray(users.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const people = ids.flatMap((id) => byId.get(id) ?? []);
  return { people, total, pages: Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE)) };
}

/** Sorted by expressions: by a column it would walk an index and look up every row, which takes three times as long. */
async function scanned(forum: Forum, { q }: Query, where: SQL | undefined, first: number) {
  const found = await forum.db
    .select({ id: users.id })
    .from(users)
    .where(where)
    .orderBy(...(q ? [sql`${users.usernameKey} || ''`] : [sql`${users.createdAt} + 0 desc`, desc(users.id)]))
    .limit(MAX_FOUND);
  return { total: found.length, ids: found.slice(first, first + PEOPLE_PER_PAGE).map(({ id }) => id) };
}

async function newest(forum: Forum, where: SQL | undefined, first: number) {
  const [counted] = await forum.db.select({ n: count() }).from(users).where(where);
  const rows = await forum.db
    .select({ id: users.id })
    .from(users)
    .where(where)
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(PEOPLE_PER_PAGE)
    .offset(first);
  return { total: counted?.n ?? 0, ids: rows.map(({ id }) => id) };
}

/** One person as administrators see them; null when there is none, or their account was deleted. */
export async function personById(forum: Forum, actor: Actor, userId: number): Promise<Person | null> {
  demand(mayAdminister(actor));
  const [person] = await forum.db
    .select(columns)
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  return person ?? null;
}

/** Engines fold letters differently or not at all, so the ways to write a name's first letter are tried. */
function isNamed(part: string): SQL | undefined {
  if (!part) return undefined;
  const capital = part.slice(0, 1).toLocaleUpperCase() + part.slice(1);
  const names = new Set([part, capital, part.toLocaleLowerCase()]);
  return or(
    contains(users.usernameKey, usernameKey(part)),
    contains(users.emailKey, emailKey(part)),
    ...[...names].map((name) => contains(users.displayName, name)),
  );
}

function filters({ role, state }: Query, now: number): (SQL | undefined)[] {
  return [
    role ? eq(users.role, role) : undefined,
    state === "suspended" ? gt(users.suspendedUntil, now) : undefined,
    state === "unconfirmed" ? isNull(users.emailConfirmedAt) : undefined,
  ];
}
