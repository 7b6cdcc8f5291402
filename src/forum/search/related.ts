import { amongPlaceholder, idList } from "#db/among.ts";
import { threads } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { saw, trueUntil } from "../reading.ts";
import { mayRead } from "../threads/policy.ts";
import { hiddenCategories } from "./narrow.ts";
import { MOST_SIMILAR, type SimilarThread, similarColumns, similarThreads } from "./similar.ts";

/** What is related changes slowly: it is asked again after so long, or when the thread's title changes. */
const KEEP_MS = 10 * 60_000;
const MOST_KEPT = 5_000;
/** A page that is kept names what is related for a day. */
const RELATED_FOR_MS = 86_400_000;
/** A page does not wait longer for it: then it goes without, and the next one has it. */
const PATIENCE_MS = 40;

interface Kept {
  at: number;
  title: string;
  ids: Promise<readonly number[]>;
}

const keptBy = new WeakMap<Forum["search"], Map<string, Kept>>();

/** Threads that speak of the same as this one, at most 5. Rights are asked at every view; the search is not. */
export async function relatedThreads(
  forum: Forum,
  actor: Actor,
  thread: { id: number; title: string; body: string },
): Promise<SimilarThread[]> {
  const structure = await structureOf(forum);
  const hidden = hiddenCategories(actor, structure);
  const ids = await patiently(idsRelatedTo(forum, actor, thread, JSON.stringify(hidden)));
  // What is new and related grows no version of this thread; and what came too late is there the next time.
  trueUntil(ids === null ? 0 : forum.now() + RELATED_FOR_MS);
  if (ids === null || ids.length === 0) return [];
  const rows = await threadsAmong(forum.db, { ids: idList(ids) });
  // Those too that are hidden now and may come back.
  for (const { id, version } of rows) saw(`thread:${id}`, version);
  const byId = new Map(
    rows.filter((row) => mayRead(actor, row, structure) && row.deletedAt === null).map((row) => [row.id, row]),
  );
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .slice(0, MOST_SIMILAR)
    .map(({ id, title, slug, kind, accepted }) => ({ id, title, slug, kind, isSolved: accepted !== null }));
}

const threadsAmong = prepared((db) =>
  db
    .select({
      ...similarColumns,
      version: threads.version,
      categoryId: threads.categoryId,
      deletedAt: threads.deletedAt,
    })
    .from(threads)
    .where(amongPlaceholder(threads.id, "ids")),
);

function idsRelatedTo(
  forum: Forum,
  actor: Actor,
  { id, title, body }: { id: number; title: string; body: string },
  rights: string,
): Promise<readonly number[]> {
  const kept = keptBy.get(forum.search) ?? new Map<string, Kept>();
  keptBy.set(forum.search, kept);
  const key = `${id} ${rights}`;
  const known = kept.get(key);
  if (known && known.title === title && forum.now() - known.at < KEEP_MS) return known.ids;
  const ids = similarThreads(forum, actor, { title, body, exceptThread: id }).then((found) =>
    found.map((one) => one.id),
  );
  kept.delete(key);
  kept.set(key, { at: forum.now(), title, ids });
  // A search that failed is asked again.
  ids.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return ids;
}

/** null: it took too long, or failed. */
async function patiently(ids: Promise<readonly number[]>): Promise<readonly number[] | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([ids.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
