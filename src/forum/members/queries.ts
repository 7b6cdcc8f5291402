import { and, count, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { sessions, users } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { browserOf } from "./agents.ts";
import { idOf } from "./policy.ts";

/** Whether somebody can sign in as administrator; until then the set-up link is printed. */
export async function hasAdministrator(forum: Pick<Forum, "db">): Promise<boolean> {
  const [row] = await forum.db
    .select({ n: count() })
    .from(users)
    .where(and(eq(users.role, "administrator"), isNotNull(users.passwordHash), isNull(users.deletedAt)));
  return (row?.n ?? 0) > 0;
}

export interface OwnSession {
  /** Names the session in a form; nobody can sign in with it. */
  id: string;
  browser: string | null;
  system: string | null;
  address: string;
  createdAt: number;
  seenAt: number;
  /** The one that asks. */
  current: boolean;
}

/** Where one is signed in, this place first, then by last use. */
export async function ownSessions(forum: Forum, actor: Actor): Promise<OwnSession[]> {
  const rows = await forum.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, idOf(actor)), gt(sessions.expiresAt, forum.now())))
    .orderBy(desc(sessions.seenAt), desc(sessions.createdAt));
  const all = rows.map(({ id, agent, address, createdAt, seenAt }) => {
    return { id, ...browserOf(agent), address, createdAt, seenAt, current: id === actor.sessionId };
  });
  return [...all.filter(({ current }) => current), ...all.filter(({ current }) => !current)];
}
