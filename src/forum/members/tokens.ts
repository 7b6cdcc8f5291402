import { and, eq, gt, isNull } from "drizzle-orm";
import { type TokenKind, tokens } from "#db/schema/index.ts";
import type { Db, Tx } from "#platform/store.ts";
import { newSecret, secretHash } from "./sessions.ts";

const HOUR = 3_600_000;
/** How long a link of each kind works. */
export const TOKEN_MS: Readonly<Record<TokenKind, number>> = {
  confirm_email: 48 * HOUR,
  change_email: 24 * HOUR,
  reset_password: 2 * HOUR,
  invitation: 14 * 24 * HOUR,
  setup: 7 * 24 * HOUR,
};

export interface TokenRow {
  hash: string;
  kind: TokenKind;
  userId: number | null;
  email: string | null;
  data: Record<string, unknown>;
}

/** Makes a one-time link's secret. Only its hash is kept. */
export async function issueToken(
  tx: Tx,
  token: { kind: TokenKind; userId?: number | null; email?: string | null; data?: Record<string, unknown> },
  now: number,
): Promise<string> {
  const secret = newSecret();
  await tx.insert(tokens).values({
    hash: secretHash(secret),
    kind: token.kind,
    userId: token.userId ?? null,
    email: token.email ?? null,
    data: token.data ?? {},
    createdAt: now,
    expiresAt: now + TOKEN_MS[token.kind],
  });
  return secret;
}

/** The token behind a secret, while it is neither used nor out of date. */
export async function findToken(db: Db | Tx, kind: TokenKind, secret: string, now: number): Promise<TokenRow | null> {
  const [row] = await db.select().from(tokens).where(usable(kind, secret, now));
  return row ?? null;
}

/** Uses a token up; null when somebody else was quicker, or it is out of date. */
export async function useToken(tx: Tx, kind: TokenKind, secret: string, now: number): Promise<TokenRow | null> {
  const [row] = await tx.update(tokens).set({ usedAt: now }).where(usable(kind, secret, now)).returning();
  return row ?? null;
}

function usable(kind: TokenKind, secret: string, now: number) {
  return and(
    eq(tokens.hash, secretHash(secret)),
    eq(tokens.kind, kind),
    isNull(tokens.usedAt),
    gt(tokens.expiresAt, now),
  );
}
