/** What is remembered of texts by accounts without much of a record, so that a campaign is known by its second post. */
import { createHmac } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { decisions, spamAttempts, spamTraces } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";

const DAY = 86_400_000;
const KEPT_MS = 90 * DAY;
/** What matches more often is known well enough by these. */
const MAX_MATCHES = 2_000;
/** Attempts that go at once, when they are too old. */
const SWEEP = 50;

export interface Traces {
  /** Keyed hashes. */
  phrases: readonly string[];
  contacts: readonly string[];
}

/** The same for the same words in this forum; nobody reads the words out of it. */
export function traceOf(secret: string, kind: "phrase" | "contact", words: string): string {
  return `${kind[0]}${createHmac("sha256", secret).update(`trace:${kind}:${words}`).digest("base64url").slice(0, 14)}`;
}

/** Earlier texts that have something in common with one: by their account, by others, by known spammers. */
export interface Echo {
  /** Share of the phrases in common with the text that has most of them; and with how many so. */
  ownLikeness: number;
  ownAlike: number;
  othersLikeness: number;
  spamLikeness: number;
  /** Earlier texts of the account that point to the same place. */
  ownContacts: number;
  /** Other accounts that point there. */
  othersContacts: number;
  /** A spammer has pointed there. */
  spamContacts: boolean;
}

const SILENCE: Echo = {
  ...{ ownLikeness: 0, ownAlike: 0, othersLikeness: 0, spamLikeness: 0 },
  ...{ ownContacts: 0, othersContacts: 0, spamContacts: false },
};

/** From so many phrases in common on: fewer are found in any two short texts of a language. */
const LEAST_SHARED = 5;
const ALIKE = 0.4;

export async function echoOf(forum: Forum, userId: number, { phrases, contacts }: Traces): Promise<Echo> {
  const values = [...phrases, ...contacts];
  if (values.length === 0) return SILENCE;
  const rows = await forum.db
    .select({ attempt: spamTraces.attemptId, value: spamTraces.value, userId: spamAttempts.userId })
    .from(spamTraces)
    .innerJoin(spamAttempts, eq(spamAttempts.id, spamTraces.attemptId))
    .where(and(inArray(spamTraces.value, values), gt(spamAttempts.createdAt, forum.now() - KEPT_MS)))
    .orderBy(desc(spamTraces.attemptId))
    .limit(MAX_MATCHES);
  const spammers = await spammersAmong(forum, [...new Set(rows.map((row) => row.userId))]);
  const isContact = new Set(contacts);
  const attempts = Map.groupBy(rows, ({ attempt }) => attempt);
  const echo = { ...SILENCE };
  const others = new Set<number>();
  for (const matched of attempts.values()) {
    const who = matched[0]?.userId ?? 0;
    const shared = matched.filter(({ value }) => !isContact.has(value)).length;
    const likeness = shared >= LEAST_SHARED ? shared / phrases.length : 0;
    const pointsThere = shared < matched.length;
    if (spammers.has(who)) {
      echo.spamLikeness = Math.max(echo.spamLikeness, likeness);
      echo.spamContacts ||= pointsThere;
    }
    if (who === userId) {
      echo.ownLikeness = Math.max(echo.ownLikeness, likeness);
      if (likeness >= ALIKE) echo.ownAlike++;
      if (pointsThere) echo.ownContacts++;
    } else {
      echo.othersLikeness = Math.max(echo.othersLikeness, likeness);
      if (pointsThere) others.add(who);
    }
  }
  return { ...echo, othersContacts: others.size };
}

/** Whose account was marked as spam by a decision that stands. */
async function spammersAmong(forum: Forum, userIds: readonly number[]): Promise<Set<number>> {
  if (userIds.length === 0) return new Set();
  const undoing = alias(decisions, "undoing");
  const rows = await forum.db
    .select({ userId: decisions.userId })
    .from(decisions)
    .leftJoin(undoing, eq(undoing.undoes, decisions.id))
    .where(and(inArray(decisions.userId, [...userIds]), eq(decisions.kind, "mark_as_spam"), isNull(undoing.id)));
  return new Set(rows.flatMap(({ userId }) => (userId === null ? [] : [userId])));
}

/** Remembers a text, and lets go what is older than is kept. */
export async function leaveTraces(forum: Forum, tx: Tx, userId: number, traces: Traces): Promise<void> {
  const now = forum.now();
  const old = await tx
    .select({ id: spamAttempts.id })
    .from(spamAttempts)
    .where(lt(spamAttempts.createdAt, now - KEPT_MS))
    .orderBy(spamAttempts.createdAt)
    .limit(SWEEP);
  if (old.length > 0) {
    const ids = old.map(({ id }) => id);
    await tx.delete(spamTraces).where(inArray(spamTraces.attemptId, ids));
    await tx.delete(spamAttempts).where(inArray(spamAttempts.id, ids));
  }
  const [attempt] = await tx.insert(spamAttempts).values({ userId, createdAt: now }).returning({ id: spamAttempts.id });
  const values = [...new Set([...traces.phrases, ...traces.contacts])];
  if (!attempt || values.length === 0) return;
  await tx.insert(spamTraces).values(values.map((value) => ({ attemptId: attempt.id, value })));
}
