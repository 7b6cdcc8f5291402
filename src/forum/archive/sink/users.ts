import { and, eq, inArray } from "drizzle-orm";
import { formerUsernames, importedRecords, users } from "#db/schema/index.ts";
import { emailKey } from "#forum/members/changes.ts";
import { numberedUsername, usernameFrom, usernameKey, usernameProblem } from "#forum/members/names.ts";
import { bumpVersion } from "#forum/versions.ts";
import type { Tx } from "#platform/store.ts";
import type { RecordOf } from "../format.ts";
import { textToMarkdown } from "../markup/html.ts";
import type { Item } from "../readers/source.ts";
import {
  knownRecords,
  PLACEHOLDER,
  past,
  problem,
  type Run,
  remember,
  reportingWrite,
  untilUndisturbed,
} from "./run.ts";

type UserItem = Extract<Item, { kind: "user" }>;
type NewUser = typeof users.$inferInsert;

/** What a name is made of when a person has none. */
const NAMELESS = "member";
/** Authors that the source names without describing: their source ids. */
const BY_NAME = "name:";
const NOBODY = "nobody";

/** Stores people who are not here yet. */
export async function writeUsers(run: Run, items: readonly UserItem[]): Promise<void> {
  const unique = new Map<string, UserItem>();
  for (const item of items) {
    if (unique.has(item.record.id)) problem(run, item.at, `the user ${item.record.id} stands there twice`);
    else unique.set(item.record.id, item);
  }
  await untilUndisturbed(async () => {
    const known = await knownRecords(run, run.forum.db, "user", unique.keys());
    const wanted = [...unique.values()].filter(({ record }) => known.get(record.id)?.isPlaceholder !== false);
    if (wanted.length === 0) return;
    const bios = new Map(wanted.map(({ record, markup }) => [record.id, textToMarkdown(record.bio, markup)]));
    const stored = await reportingWrite(run, async (tx, tell) => {
      const here = await byAddress(tx, wanted);
      const fresh: UserItem[] = [];
      const records: Parameters<typeof remember>[3][number][] = [];
      for (const item of wanted) {
        const { id, email, extra } = item.record;
        const placeholder = known.get(id);
        const same = email ? here.get(emailKey(email)) : undefined;
        if (placeholder)
          await complete(run, tx, placeholder.targetId, item.record, bios.get(id) ?? "", same === undefined);
        else if (same?.isTrusted) records.push({ sourceId: id, targetId: same.id, extra });
        else {
          if (same) tell(item.at, "the e-mail address belongs to an account that has not confirmed it; left out");
          fresh.push(item);
        }
      }
      const names = await assignNames(
        run,
        tx,
        fresh.map(({ record }) => nameFor(record)),
      );
      const rows = fresh.map(({ record }, index) => {
        const email = record.email && !here.has(emailKey(record.email)) ? record.email : null;
        // Two people of one file with the same address: the first keeps it.
        if (email) here.set(emailKey(email), { id: 0, isTrusted: false });
        return userRow(run, { ...record, email, bio: bios.get(record.id) ?? "" }, names[index] ?? NAMELESS);
      });
      const ids = await insertUsers(tx, rows);
      for (const [index, { record }] of fresh.entries()) {
        records.push({ sourceId: record.id, targetId: ids[index] ?? 0, extra: record.extra });
      }
      await remember(run, tx, "user", records);
      return fresh.length;
    });
    run.stored.users += stored;
  });
}

/** Ids of the authors of a batch; whom the source does not describe gets an account without a way in. */
export async function authorIds(run: Run, tx: Tx, authors: Iterable<Author>): Promise<Map<string, number>> {
  const wanted = new Map<string, string>();
  for (const author of authors) wanted.set(authorKey(author), author.authorName ?? "");
  const known = await knownRecords(run, tx, "user", wanted.keys());
  const missing = [...wanted].filter(([key]) => !known.has(key));
  const ids = new Map([...known].map(([key, { targetId }]) => [key, targetId]));
  if (missing.length === 0) return ids;
  const names = await assignNames(
    run,
    tx,
    missing.map(([, name]) => (name ? usernameFrom(name) : NAMELESS)),
  );
  const now = run.forum.now();
  const rows = missing.map(([, displayName], index) => ({
    ...blankUser(names[index] ?? NAMELESS, now),
    displayName,
    deletedAt: now,
  }));
  const inserted = await insertUsers(tx, rows);
  const records = missing.map(([sourceId], index) => ({
    sourceId,
    targetId: inserted[index] ?? 0,
    extra: PLACEHOLDER,
  }));
  await remember(run, tx, "user", records);
  for (const { sourceId, targetId } of records) ids.set(sourceId, targetId);
  run.report.leftOut("people whom the source does not describe, kept as deleted", missing.length);
  return ids;
}

export interface Author {
  authorId: string | null;
  authorName: string | null;
}

/** The source id of whoever wrote something. */
export function authorKey({ authorId, authorName }: Author): string {
  if (authorId !== null) return authorId;
  return authorName ? `${BY_NAME}${authorName.slice(0, 200)}` : NOBODY;
}

/** What an archive says of an author who has no record of their own; undefined for everybody else. */
export function authorOfKey(sourceId: string): Author | undefined {
  if (sourceId === NOBODY) return { authorId: null, authorName: null };
  return sourceId.startsWith(BY_NAME) ? { authorId: null, authorName: sourceId.slice(BY_NAME.length) } : undefined;
}

function nameFor(record: RecordOf<"user">): string {
  if (record.username && usernameProblem(record.username) === null) return record.username;
  return usernameFrom(record.username || record.displayName || NAMELESS);
}

/** Free names as near to the wanted ones as can be; different from each other. */
async function assignNames(run: Run, tx: Tx, wanted: readonly string[]): Promise<string[]> {
  const names = [...wanted];
  const given = new Set<string>();
  let open = names.map((_, index) => index);
  while (open.length > 0) {
    const taken = await takenKeys(
      tx,
      open.map((index) => usernameKey(names[index] ?? "")),
    );
    const next: number[] = [];
    for (const index of open) {
      const name = names[index] ?? "";
      const key = usernameKey(name);
      if (!taken.has(key) && !given.has(key)) {
        given.add(key);
        continue;
      }
      const base = wanted[index] ?? NAMELESS;
      const number = (run.nameNumbers.get(usernameKey(base)) ?? 1) + 1;
      run.nameNumbers.set(usernameKey(base), number);
      names[index] = numberedUsername(base, number);
      next.push(index);
    }
    open = next;
  }
  return names;
}

async function takenKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const present = await tx
    .select({ key: users.usernameKey })
    .from(users)
    .where(inArray(users.usernameKey, [...keys]));
  const former = await tx
    .select({ key: formerUsernames.usernameKey })
    .from(formerUsernames)
    .where(inArray(formerUsernames.usernameKey, [...keys]));
  return new Set([...present, ...former].map(({ key }) => key));
}

/**
 * Accounts with the addresses of these people. One whose owner has confirmed the address, or that came by an import,
 * is the same person; one that somebody merely signed up with is not.
 */
async function byAddress(tx: Tx, items: readonly UserItem[]): Promise<Map<string, { id: number; isTrusted: boolean }>> {
  const keys = items.flatMap(({ record }) => (record.email ? [emailKey(record.email)] : []));
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select({
      id: users.id,
      key: users.emailKey,
      confirmedAt: users.emailConfirmedAt,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(inArray(users.emailKey, keys));
  return new Map(
    rows.map((row) => [
      row.key ?? "",
      { id: row.id, isTrusted: row.confirmedAt !== null || row.passwordHash === null },
    ]),
  );
}

async function insertUsers(tx: Tx, rows: readonly NewUser[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const inserted = await tx
    .insert(users)
    .values([...rows])
    .returning({ id: users.id, key: users.usernameKey });
  const ids = new Map(inserted.map(({ id, key }) => [key, id]));
  return rows.map((row) => ids.get(row.usernameKey) ?? 0);
}

/** The record of somebody who stood in for an unknown author so far. */
async function complete(
  run: Run,
  tx: Tx,
  id: number,
  record: RecordOf<"user">,
  bio: string,
  takeEmail: boolean,
): Promise<void> {
  const { username: _name, usernameKey: _key, postCount: _count, ...row } = userRow(run, { ...record, bio }, "");
  const address = takeEmail ? {} : { email: null, emailKey: null };
  await tx
    .update(users)
    .set({ ...row, ...address })
    .where(eq(users.id, id));
  const itself = and(
    eq(importedRecords.source, run.source),
    eq(importedRecords.kind, "user"),
    eq(importedRecords.sourceId, record.id),
  );
  await tx.update(importedRecords).set({ extra: record.extra }).where(itself);
  await bumpVersion(tx, `user:${id}`);
}

function userRow(run: Run, record: RecordOf<"user">, username: string): NewUser {
  return {
    ...blankUser(username, past(run, record.createdAt)),
    displayName: record.displayName || record.username || username,
    email: record.email,
    emailKey: record.email ? emailKey(record.email) : null,
    role: record.role,
    title: record.title,
    team: record.team,
    bio: record.bio,
    locale: record.locale,
    seenAt: record.seenAt,
    suspendedUntil: record.suspendedUntil,
    suspendedReason: record.suspendedReason,
    deletedAt: record.deletedAt,
  };
}

function blankUser(username: string, createdAt: number): NewUser {
  return {
    username,
    usernameKey: usernameKey(username),
    displayName: "",
    role: "member",
    title: "",
    team: "",
    bio: "",
    mailOn: true,
    flatView: false,
    createdAt,
    postCount: 0,
  };
}
