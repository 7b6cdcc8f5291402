import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { type TokenKind, tokens } from "#db/schema/index.ts";
import type { Db, Tx } from "#platform/store.ts";
import { newSecret, secretHash } from "./sessions.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long a link of each kind works. */
export const TOKEN_MS: Readonly<Record<TokenKind, number>> = {
  sign_up: 48 * HOUR,
  change_email: 24 * HOUR,
  reset_password: 2 * HOUR,
  invitation: 14 * DAY,
  setup: 7 * DAY,
  // Works as long as what it leads to.
  link: 14 * DAY,
};
/** Rows are kept a little longer than they work, so that lists can say what ran out. */
const KEEP_MS = 30 * DAY;

export interface TokenRow {
  /** Of a request: its id. Of a token: the hash of its secret. */
  hash: string;
  kind: TokenKind;
  userId: number | null;
  email: string | null;
  data: Record<string, unknown>;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

interface NewToken {
  kind: TokenKind;
  userId?: number | null;
  email?: string | null;
  data?: Record<string, unknown>;
}

/** Makes a one-time link's secret. Only its hash is kept. */
export async function issueToken(tx: Tx, token: NewToken, now: number): Promise<string> {
  const secret = newSecret();
  await insertToken(tx, secretHash(secret), token, now, now + TOKEN_MS[token.kind]);
  return secret;
}

/** The token behind a secret, while it is neither used nor out of date. */
export async function findToken(db: Db | Tx, kind: TokenKind, secret: string, now: number): Promise<TokenRow | null> {
  const [row] = await db
    .select()
    .from(tokens)
    .where(usable(kind, secretHash(secret), now));
  return row ?? null;
}

/** Uses a token up; null when somebody else was quicker, or it is out of date. */
export async function spendToken(tx: Tx, kind: TokenKind, secret: string, now: number): Promise<TokenRow | null> {
  return spendRow(tx, kind, secretHash(secret), now);
}

/** What somebody asked for, which happens when a link is followed that a job mails. */
export type RequestKind = "sign_up" | "change_email" | "invitation";

/** Writes a request down. Its id is no secret: jobs and forms may carry it, only its links let anybody in. */
export async function openRequest(tx: Tx, request: NewToken & { kind: RequestKind }, now: number): Promise<string> {
  const id = newSecret();
  await insertToken(tx, id, request, now, now + TOKEN_MS[request.kind]);
  return id;
}

/** The request with this id, used or not. */
export async function requestById(db: Db | Tx, kind: RequestKind, id: string): Promise<TokenRow | null> {
  const [row] = await db
    .select()
    .from(tokens)
    .where(and(eq(tokens.hash, id), eq(tokens.kind, kind)));
  return row ?? null;
}

/** One more secret that leads to a request; every mail about it carries its own, and all of them work. */
export async function issueLink(tx: Tx, request: TokenRow, now: number): Promise<string> {
  const secret = newSecret();
  await insertToken(tx, secretHash(secret), { kind: "link", data: { request: request.hash } }, now, request.expiresAt);
  return secret;
}

/** The open request behind a link's secret. */
export async function findRequest(
  db: Db | Tx,
  kinds: readonly RequestKind[],
  secret: string,
  now: number,
): Promise<(TokenRow & { kind: RequestKind }) | null> {
  const link = await findToken(db, "link", secret, now);
  if (typeof link?.data.request !== "string") return null;
  for (const kind of kinds) {
    const [row] = await db
      .select()
      .from(tokens)
      .where(usable(kind, link.data.request, now));
    if (row) return { ...row, kind };
  }
  return null;
}

/** Uses a request up, and so all its links; null when somebody else was quicker, or it is out of date. */
export async function spendRequest(
  tx: Tx,
  kinds: readonly RequestKind[],
  secret: string,
  now: number,
): Promise<(TokenRow & { kind: RequestKind }) | null> {
  const found = await findRequest(tx, kinds, secret, now);
  if (!found) return null;
  const used = await spendRow(tx, found.kind, found.hash, now);
  return used && { ...used, kind: found.kind };
}

/** Makes all open tokens and requests of these kinds that belong to a person worthless. */
export async function dropTokens(tx: Tx, userId: number, ...kinds: readonly TokenKind[]): Promise<void> {
  for (const kind of kinds) {
    await tx.delete(tokens).where(and(eq(tokens.userId, userId), eq(tokens.kind, kind), isNull(tokens.usedAt)));
  }
}

async function insertToken(tx: Tx, hash: string, token: NewToken, now: number, expiresAt: number): Promise<void> {
  // Nobody else sweeps up what ran out, and this is where the heap grows.
  const old = now - TOKEN_MS[token.kind] - KEEP_MS;
  await tx.delete(tokens).where(and(eq(tokens.kind, token.kind), lt(tokens.createdAt, old)));
  await tx.insert(tokens).values({
    hash,
    kind: token.kind,
    userId: token.userId ?? null,
    email: token.email ?? null,
    data: token.data ?? {},
    createdAt: now,
    expiresAt,
  });
}

async function spendRow(tx: Tx, kind: TokenKind, hash: string, now: number): Promise<TokenRow | null> {
  const [row] = await tx
    .update(tokens)
    .set({ usedAt: now })
    .where(usable(kind, hash, now))
    .returning();
  return row ?? null;
}

function usable(kind: TokenKind, hash: string, now: number) {
  return and(eq(tokens.hash, hash), eq(tokens.kind, kind), isNull(tokens.usedAt), gt(tokens.expiresAt, now));
}
