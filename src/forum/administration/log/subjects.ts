import { inArray } from "drizzle-orm";
import { categories, customPages, groups, tags, threads, users } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";

interface Row {
  source: "act" | "decision";
  kind: string;
  /** Of a decision: whom it concerns. */
  subjectId: number;
  data: Readonly<Record<string, unknown>>;
}

type Table = "category" | "group" | "tag" | "member" | "page" | "thread";

/** Ids in one statement: both engines take as many values. */
const MAX_IDS = 20_000;

/** What the lines of a log are about, by name: one statement for each kind of thing, however many lines there are. */
export async function subjectNames(db: Db, rows: readonly Row[]): Promise<(row: Row) => string | null> {
  const wanted = new Map<Table, Set<number>>();
  const want = (table: Table, id: unknown) => {
    if (typeof id === "number" && id > 0) wanted.set(table, (wanted.get(table) ?? new Set()).add(id));
  };
  for (const row of rows) {
    want(tableOf(row), idIn(row));
    if (typeof row.data.userId === "number") want("member", row.data.userId);
  }
  const names = new Map<Table, Map<number, string>>();
  await Promise.all([...wanted].map(async ([table, ids]) => names.set(table, await namesIn(db, table, [...ids]))));
  return (row) => {
    const found = names.get(tableOf(row))?.get(idIn(row));
    if (row.source === "decision") return found ?? null;
    const { name, slug, userId } = row.data;
    const given = typeof name === "string" ? name : typeof slug === "string" ? slug : null;
    const member = typeof userId === "number" ? names.get("member")?.get(userId) : undefined;
    // Who invites somebody is the one who acts; whom they invited stands in no log.
    if (row.kind.startsWith("member.invit")) return null;
    return [found ?? given, member].filter(Boolean).join(" · ") || null;
  };
}

function tableOf({ source, kind, data }: Row): Table {
  if (source === "decision") return "member";
  return typeof data.threadId === "number" ? "thread" : (kind.slice(0, kind.indexOf(".")) as Table);
}

/** A post is called by its thread. */
function idIn({ source, subjectId, data }: Row): number {
  return source === "act" && typeof data.threadId === "number" ? data.threadId : subjectId;
}

async function namesIn(db: Db, table: Table, all: readonly number[]): Promise<Map<number, string>> {
  const ids = all.slice(0, MAX_IDS);
  const rows = await rowsOf(db, table, ids);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function rowsOf(db: Db, table: Table, ids: number[]): Promise<{ id: number; name: string }[]> {
  switch (table) {
    case "category":
      return db
        .select({ id: categories.id, name: categories.name })
        .from(categories)
        .where(inArray(categories.id, ids));
    case "group":
      return db.select({ id: groups.id, name: groups.name }).from(groups).where(inArray(groups.id, ids));
    case "tag":
      return db.select({ id: tags.id, name: tags.name }).from(tags).where(inArray(tags.id, ids));
    case "page":
      return db
        .select({ id: customPages.id, name: customPages.slug })
        .from(customPages)
        .where(inArray(customPages.id, ids));
    case "thread":
      return db.select({ id: threads.id, name: threads.title }).from(threads).where(inArray(threads.id, ids));
    case "member": {
      const rows = await db
        .select({ id: users.id, username: users.username })
        .from(users)
        .where(inArray(users.id, ids));
      return rows.map(({ id, username }) => ({ id, name: `@${username}` }));
    }
    default:
      return [];
  }
}
