import { eq, inArray, max } from "drizzle-orm";
import {
  type Audience,
  type CategoryRight,
  categories,
  categoryGroups,
  groupMembers,
  groups,
} from "#db/schema/index.ts";
import { slugOf } from "#forum/threads/addresses.ts";
import { bumpVersion } from "#forum/versions.ts";
import { reserveIds } from "#platform/store/ids.ts";
import type { Tx } from "#platform/store.ts";
import type { RecordOf } from "../format.ts";
import { textToMarkdown } from "../markup/html.ts";
import type { Item } from "../readers/source.ts";
import { knownRecords, past, problem, type Run, remember, reportingWrite } from "./run.ts";

type GroupItem = Extract<Item, { kind: "group" }>;
type CategoryItem = Extract<Item, { kind: "category" }>;

const DEFAULT_COLOR = "#0b6e5f";
const COLOR = /^#[0-9a-f]{6}$/i;
const LARGEST_KEPT_ID = 1_000_000;

/** Stores groups that are not here yet, and their members. */
export async function writeGroups(run: Run, items: readonly GroupItem[]): Promise<void> {
  for (const { record, at } of items) {
    await reportingWrite(run, async (tx, tell) => {
      const id = await groupId(run, tx, record.name, record.createdAt);
      const members = await knownRecords(run, tx, "user", record.members);
      const missing = record.members.length - members.size;
      if (missing > 0) tell(at, `${missing} members of the group ${record.name} are not there`);
      const rows = [...members.values()].map(({ targetId }) => ({ groupId: id, userId: targetId }));
      if (rows.length > 0) await tx.insert(groupMembers).values(rows).onConflictDoNothing();
      await bumpVersion(tx, "structure");
    });
  }
}

async function groupId(run: Run, tx: Tx, name: string, createdAt: number | null): Promise<number> {
  const [there] = await tx.select({ id: groups.id }).from(groups).where(eq(groups.name, name));
  if (there) return there.id;
  const [row] = await tx
    .insert(groups)
    .values({ name, createdAt: past(run, createdAt ?? run.forum.now()) })
    .returning({ id: groups.id });
  if (!row) throw new Error("the group was not stored");
  return row.id;
}

/** Stores categories that are not here yet, parents first; one level of sub-categories. */
export async function writeCategories(run: Run, items: readonly CategoryItem[]): Promise<void> {
  const byId = new Map(items.map((item) => [item.record.id, item]));
  const known = await knownRecords(run, run.forum.db, "category", byId.keys());
  const fresh = [...byId.values()].filter(({ record }) => !known.has(record.id));
  const top = fresh.filter(({ record }) => record.parentId === null || !byId.has(record.parentId));
  const sub = fresh.filter((item) => !top.includes(item));
  const ids = new Map([...known].map(([id, { targetId }]) => [id, targetId]));
  for (const item of [...top, ...sub]) {
    const parent = topOf(run, item, byId);
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    const id = await run.forum.write((tx) => insertCategory(run, tx, item, parentId));
    ids.set(item.record.id, id);
    run.stored.categories++;
  }
}

/** The source id of the category that this one may hang under: there is one level only. */
function topOf(run: Run, item: CategoryItem, byId: ReadonlyMap<string, CategoryItem>): string | null {
  const { record, at } = item;
  const seen = new Set([record.id]);
  let parentId = record.parentId;
  for (let levels = 1; parentId !== null; levels++) {
    const parent = byId.get(parentId);
    if (!parent || seen.has(parentId)) {
      problem(run, at, `its parent ${parentId} is ${parent ? "below itself" : "not there"}`);
      return null;
    }
    seen.add(parentId);
    if (parent.record.parentId === null) {
      if (levels > 1) problem(run, at, "sub-categories have one level here; it moved up");
      return parentId;
    }
    parentId = parent.record.parentId;
  }
  return null;
}

async function insertCategory(
  run: Run,
  tx: Tx,
  { record, markup }: CategoryItem,
  parentId: number | null,
): Promise<number> {
  const now = run.forum.now();
  const [last] = await tx.select({ position: max(categories.position) }).from(categories);
  const [row] = await tx
    .insert(categories)
    .values({
      ...(await keptId(run, tx, record.id)),
      parentId,
      name: record.name,
      slug: slugOf(record.slug || record.name),
      description: textToMarkdown(record.description, markup),
      kind: record.kind,
      color: COLOR.test(record.color) ? record.color.toLowerCase() : DEFAULT_COLOR,
      position: record.position ?? (last?.position ?? 0) + 1,
      see: record.see,
      start: record.start,
      reply: record.reply,
      slowSeconds: record.slowSeconds,
      closeSolvedDays: record.closeSolvedDays || null,
      threadCount: 0,
      publicSince: record.see === "everyone" && (await isOpen(tx, parentId)) ? now : null,
      createdAt: past(run, record.createdAt ?? now),
    })
    .returning({ id: categories.id });
  if (!row) throw new Error("the category was not stored");
  await insertCategoryGroups(run, tx, row.id, record);
  await remember(run, tx, "category", [{ sourceId: record.id, targetId: row.id, extra: record.extra }]);
  await bumpVersion(tx, "structure", "lists");
  return row.id;
}

/** Whether everyone may see what hangs under this category. */
async function isOpen(tx: Tx, parentId: number | null): Promise<boolean> {
  if (parentId === null) return true;
  const [parent] = await tx.select({ see: categories.see }).from(categories).where(eq(categories.id, parentId));
  return parent?.see === "everyone";
}

async function keptId(run: Run, tx: Tx, sourceId: string): Promise<{ id?: number }> {
  const id = Number(/^[a-z]?(\d+)$/i.exec(sourceId)?.[1] ?? 0);
  if (!run.keepIds.threads || id < 1 || id > LARGEST_KEPT_ID) return {};
  const taken = await tx.select({ id: categories.id }).from(categories).where(eq(categories.id, id));
  if (taken.length > 0) return {};
  await reserveIds(tx, "categories", id);
  return { id };
}

async function insertCategoryGroups(
  _run: Run,
  tx: Tx,
  categoryId: number,
  record: RecordOf<"category">,
): Promise<void> {
  const named: [CategoryRight, Audience, readonly string[]][] = [
    ["see", record.see, record.seeGroups],
    ["start", record.start, record.startGroups],
    ["reply", record.reply, record.replyGroups],
  ];
  for (const [right, audience, names] of named) {
    if (audience !== "groups" || names.length === 0) continue;
    const found = await tx
      .select({ id: groups.id })
      .from(groups)
      .where(inArray(groups.name, [...names]));
    if (found.length === 0) continue;
    await tx.insert(categoryGroups).values(found.map(({ id }) => ({ categoryId, right, groupId: id })));
  }
}

/** A category for threads whose own is not in the source. */
export function unknownCategory(id: string): CategoryItem {
  const record: RecordOf<"category"> = {
    id,
    slug: "",
    name: `Category ${id}`,
    description: "",
    parentId: null,
    kind: "discussions",
    color: "",
    see: "everyone",
    start: "members",
    reply: "members",
    seeGroups: [],
    startGroups: [],
    replyGroups: [],
    slowSeconds: null,
    closeSolvedDays: null,
    createdAt: null,
    extra: null,
  };
  return { kind: "category", record, at: { file: "", line: 0 } };
}
