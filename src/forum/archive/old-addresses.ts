import { inArray } from "drizzle-orm";
import { categories, formerUsernames, posts, redirects, tags, threads, users } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { usernameKey } from "#forum/members/names.ts";
import { tagKey } from "#forum/tags/names.ts";
import type { Db, Tx } from "#platform/store.ts";

export type TargetKind = (typeof redirects.$inferSelect)["kind"];

export interface OldAddress {
  kind: TargetKind;
  targetId: number;
  /** For a thread: the number of the post that the old address named. */
  number?: number;
}

/** First parts of addresses that belong to the forum alone, whatever follows; some are kept for pages to come. */
export const OWN: ReadonlySet<string> = new Set(
  (
    "admin api appeal _next assets categories categories.json confirm-email feed.xml feed.atom forgotten-password indexnow.txt invitation knowledge latest latest.json llms.txt logo " +
    "metrics missing moderation moderation-log new notifications opensearch.xml pages raw report-illegal-content reset-password robots.txt rules search search.json settings setup similar.json " +
    "favicon.svg favicon.ico apple-touch-icon.png icon-192.png icon-512.png manifest.webmanifest " +
    "sign-in sign-out sign-up sitemap sitemap.xml theme.css top unanswered unsolved unsubscribe"
  ).split(" "),
);
/** Longer paths are nobody's old address. */
const MAX_PATH_CHARS = 1000;
const MAX_PATH_PARTS = 12;

/** How paths are kept and compared: decoded, without a slash at the end. null: no path that could be an old address. */
export function oldPath(path: string): string | null {
  if (!path.startsWith("/") || path.length > MAX_PATH_CHARS) return null;
  const [bare = ""] = path.split(/[?#]/);
  try {
    return decodeURIComponent(bare).normalize("NFC").replace(/\/+$/, "") || "/";
  } catch {
    return bare.replace(/\/+$/, "") || "/";
  }
}

/**
 * Where an old address leads, for a path that is none of the forum's own. Asks for the whole path first, then without
 * its last parts: `/questions/17/how-to` is kept as `/questions/17`, and Discourse's `/t/slug/17/4` as `/t/17`.
 */
export async function findOldAddress(forum: Pick<Forum, "db">, path: string): Promise<OldAddress | null> {
  const whole = oldPath(path);
  if (whole === null) return null;
  const candidates = candidatesFor(whole);
  if (candidates.length === 0) return null;
  const rows = await forum.db
    .select()
    .from(redirects)
    .where(
      inArray(
        redirects.path,
        candidates.map((candidate) => candidate.path),
      ),
    );
  const byPath = new Map(rows.map((row) => [row.path, row]));
  for (const candidate of candidates) {
    const row = byPath.get(candidate.path);
    if (row) return { kind: row.kind, targetId: row.targetId, ...(candidate.number && { number: candidate.number }) };
  }
  return null;
}

function candidatesFor(whole: string): { path: string; number?: number }[] {
  const parts = whole.split("/").slice(1);
  if (parts.length === 0 || parts.length > MAX_PATH_PARTS || parts[0] === "") return [];
  const candidates: { path: string; number?: number }[] = [];
  for (let length = parts.length; length > 1; length--)
    candidates.push({ path: `/${parts.slice(0, length).join("/")}` });
  if (parts.length === 1) candidates.push({ path: whole });
  const isNumber = (part: string | undefined) => part !== undefined && /^\d{1,9}$/.test(part);
  const [root, first, second, third] = parts;
  if (root === "t" && isNumber(first) && isNumber(second))
    candidates.unshift({ path: `/t/${first}`, number: Number(second) });
  else if (root === "t" && isNumber(second)) {
    candidates.push({ path: `/t/${second}`, ...(isNumber(third) && { number: Number(third) }) });
  } else if (root === "c") {
    const id = parts.slice(1).find(isNumber);
    if (id) candidates.push({ path: `/c/${id}` });
  }
  return candidates;
}

/** What an old address meant, in this forum. */
export interface Target {
  kind: TargetKind;
  id: number;
}

/**
 * Which of these paths the forum itself answers, and with what: "own" for its pages and forms, else the row it shows.
 * Paths are as `oldPath` gives them.
 */
export async function addressesTaken(db: Db | Tx, paths: readonly string[]): Promise<Map<string, Target | "own">> {
  const taken = new Map<string, Target | "own">();
  const asked: Record<TargetKind, Map<string, string[]>> = {
    thread: new Map(),
    post: new Map(),
    category: new Map(),
    tag: new Map(),
    user: new Map(),
  };
  const ask = (kind: TargetKind, key: string, path: string) => {
    asked[kind].set(key, [...(asked[kind].get(key) ?? []), path]);
  };
  for (const path of paths) {
    const parts = path.split("/").slice(1);
    const [root = "", name = ""] = parts;
    const last = parts.at(-1) ?? "";
    if (path === "/" || path === "/tags" || OWN.has(root)) taken.set(path, "own");
    else if (root === "t" && /^\d{1,9}$/.test(name)) ask("thread", name, path);
    else if (root === "t" && /^\d{1,9}$/.test(parts[2] ?? "")) ask("thread", parts[2] ?? "", path);
    else if (root === "p" && /^\d{1,9}$/.test(name)) ask("post", name, path);
    else if (root === "c" && /^\d{1,9}$/.test(last)) ask("category", last, path);
    else if (root === "tag" && name) ask("tag", tagKey(name), path);
    else if (root === "u" && name) ask("user", usernameKey(name), path);
  }
  const note = (kind: TargetKind, key: string, id: number) => {
    for (const path of asked[kind].get(key) ?? []) taken.set(path, { kind, id });
  };
  for (const [kind, table] of [
    ["thread", threads],
    ["post", posts],
    ["category", categories],
  ] as const) {
    const ids = [...asked[kind].keys()].map(Number);
    if (ids.length === 0) continue;
    for (const { id } of await db.select({ id: table.id }).from(table).where(inArray(table.id, ids)))
      note(kind, String(id), id);
  }
  await notePeopleAndTags(db, asked, note);
  return taken;
}

async function notePeopleAndTags(
  db: Db | Tx,
  asked: Readonly<Record<"tag" | "user", ReadonlyMap<string, unknown>>>,
  note: (kind: TargetKind, key: string, id: number) => void,
): Promise<void> {
  const tagKeys = [...asked.tag.keys()];
  if (tagKeys.length > 0) {
    const rows = await db.select({ id: tags.id, key: tags.nameKey }).from(tags).where(inArray(tags.nameKey, tagKeys));
    for (const { id, key } of rows) note("tag", key, id);
  }
  const userKeys = [...asked.user.keys()];
  if (userKeys.length === 0) return;
  const former = await db
    .select({ id: formerUsernames.userId, key: formerUsernames.usernameKey })
    .from(formerUsernames)
    .where(inArray(formerUsernames.usernameKey, userKeys));
  const present = await db
    .select({ id: users.id, key: users.usernameKey })
    .from(users)
    .where(inArray(users.usernameKey, userKeys));
  for (const { id, key } of [...former, ...present]) note("user", key, id);
}
