import { createHash, randomBytes } from "node:crypto";
import { and, eq, lt, ne } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";

/** A session that is not used for so long ends. */
export const SESSION_MS = 60 * 86_400_000;
const MAX_AGENT_CHARS = 200;

/** Where a sign-in came from, as the list of own sessions shows it. */
export interface Origin {
  address: string;
  agent: string;
}

/** Somebody who has just signed in. */
export interface SignedIn {
  userId: number;
  /** What the cookie carries. */
  session: string;
}

/** What the database keeps of a secret that a cookie or a link carries. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Starts a session; the answer goes into the cookie and is kept nowhere else. */
export async function startSession(tx: Tx, userId: number, origin: Origin, now: number): Promise<string> {
  const secret = newSecret();
  await tx.delete(sessions).where(lt(sessions.expiresAt, now));
  await tx.insert(sessions).values({
    id: secretHash(secret),
    userId,
    createdAt: now,
    seenAt: now,
    expiresAt: now + SESSION_MS,
    address: origin.address,
    agent: origin.agent.slice(0, MAX_AGENT_CHARS),
  });
  return secret;
}

/** Ends all sessions of a person, but for `except`. */
export async function endSessions(tx: Tx, userId: number, except: string | null = null): Promise<void> {
  const all = eq(sessions.userId, userId);
  await tx.delete(sessions).where(except === null ? all : and(all, ne(sessions.id, except)));
}
