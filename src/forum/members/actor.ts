import { and, eq, gt, sql } from "drizzle-orm";
import { amongPlaceholder, idList } from "#db/among.ts";
import { groupMembers, type Role, sessions, users } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Forum } from "../forum.ts";

/** Who acts. A guest has no id; a suspended member has one, and a guest's rights. */
export interface Actor {
  readonly id: number | null;
  readonly username: string;
  readonly displayName: string;
  readonly role: "guest" | Role;
  readonly groups: readonly number[];
  readonly locale: "de" | "en" | null;
  readonly flatView: boolean;
  /** Until when and why, while it lasts. */
  readonly suspension: { until: number; reason: string } | null;
  /** May read and not write: until when and why, while it lasts. */
  readonly silence: { until: number; reason: string } | null;
  /** Set when the actor came with a session: which of the list is this one. */
  readonly sessionId: string | null;
}

export const guest: Actor = {
  id: null,
  username: "",
  displayName: "",
  role: "guest",
  groups: [],
  locale: null,
  flatView: false,
  suspension: null,
  silence: null,
  sessionId: null,
};

/** Somebody with this member's rights who is nobody: an id that no member has, no name, nothing written or marked. */
export function anybodyLike({ role, groups, locale, flatView }: Actor): Actor {
  return { ...guest, id: 0, role, groups, locale, flatView };
}

const RANK = { guest: 0, member: 1, staff: 2, moderator: 3, administrator: 4 } as const;

/** Each role has the rights of those before it: guest, member, staff, moderator, administrator. */
export function atLeast(actor: Pick<Actor, "role">, role: keyof typeof RANK): boolean {
  return RANK[actor.role] >= RANK[role];
}

const columns = {
  id: users.id,
  username: users.username,
  displayName: users.displayName,
  role: users.role,
  locale: users.locale,
  flatView: users.flatView,
  suspendedUntil: users.suspendedUntil,
  suspendedReason: users.suspendedReason,
  silencedUntil: users.silencedUntil,
  silencedReason: users.silencedReason,
  deletedAt: users.deletedAt,
};

/** The member with this id as an actor, or the guest when there is none. */
export async function actorOf(forum: Forum, userId: number): Promise<Actor> {
  const [row] = await memberById(forum.db, { userId });
  return row ? withRights(forum, row, null) : guest;
}

/** The members with these ids as actors, in no order. */
export async function actorsOf(forum: Forum, userIds: readonly number[]): Promise<Actor[]> {
  const [rows, memberships] = await Promise.all([
    membersById(forum.db, { ids: idList(userIds) }),
    groupsOfMembers(forum.db, { ids: idList(userIds) }),
  ]);
  return rows.map((row) => {
    const groups = memberships.filter(({ userId }) => userId === row.id).map(({ groupId }) => groupId);
    return asActor(row, { groups, sessionId: null, now: forum.now() });
  });
}

const membersById = prepared((db) => db.select(columns).from(users).where(amongPlaceholder(users.id, "ids")));

const groupsOfMembers = prepared((db) =>
  db.select().from(groupMembers).where(amongPlaceholder(groupMembers.userId, "ids")),
);

const memberById = prepared((db) =>
  db
    .select(columns)
    .from(users)
    .where(eq(users.id, sql.placeholder("userId"))),
);

const memberBySession = prepared((db) =>
  db
    .select({ ...columns, seenAt: sessions.seenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sql.placeholder("sessionId")), gt(sessions.expiresAt, sql.placeholder("now")))),
);

const groupsOf = prepared((db) =>
  db
    .select({ groupId: groupMembers.groupId })
    .from(groupMembers)
    .where(eq(groupMembers.userId, sql.placeholder("userId"))),
);

/** The member behind a session, asked anew at every request: a revoked session or a ban holds at once. */
export async function actorOfSession(forum: Forum, sessionId: string): Promise<(Actor & { seenAt: number }) | null> {
  const [row] = await memberBySession(forum.db, { sessionId, now: forum.now() });
  if (!row || row.deletedAt !== null) return null;
  return { ...(await withRights(forum, row, sessionId)), seenAt: row.seenAt };
}

type Row = {
  [K in keyof typeof columns]: (typeof columns)[K]["_"]["notNull"] extends true
    ? (typeof columns)[K]["_"]["data"]
    : (typeof columns)[K]["_"]["data"] | null;
};

async function withRights(forum: Forum, row: Row, sessionId: string | null): Promise<Actor> {
  const memberships = await groupsOf(forum.db, { userId: row.id });
  const groups = memberships.map(({ groupId }) => groupId);
  return asActor(row, { groups, sessionId, now: forum.now() });
}

function asActor(row: Row, more: { groups: readonly number[]; sessionId: string | null; now: number }): Actor {
  const { groups, sessionId, now } = more;
  if (row.deletedAt !== null) return guest;
  const { id, username, displayName, locale, flatView } = row;
  const person = { id, username, displayName, locale, flatView, sessionId };
  if (row.suspendedUntil !== null && row.suspendedUntil > now) {
    const suspension = { until: row.suspendedUntil, reason: row.suspendedReason ?? "" };
    return { ...person, role: "guest", groups: [], suspension, silence: null };
  }
  const silenced = row.silencedUntil !== null && row.silencedUntil > now;
  const silence = silenced ? { until: row.silencedUntil ?? 0, reason: row.silencedReason ?? "" } : null;
  return { ...person, role: row.role, groups, suspension: null, silence };
}
