import { desc, gt, lt, type SQL } from "drizzle-orm";
import { posts } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import { htmlOf, keepHtml, rendererVersion } from "./rendering.ts";

/** Posts a job renders before it makes room for others. */
const BATCH = 100;
export const RENDER_JOB = "posts.render";

/** Posts that an import brought, or that another renderer made: those of one version at a time, newest first. */
async function outdated(forum: Forum, limit: number) {
  const current = rendererVersion(await forum.settings());
  // Two ranges of an index, one after the other: asked for together, or as "not equal", all posts would be read.
  const within = (range: SQL) =>
    forum.db
      .select({ id: posts.id, body: posts.body })
      .from(posts)
      .where(range)
      .orderBy(desc(posts.rendererVersion), desc(posts.id))
      .limit(limit);
  const older = await within(lt(posts.rendererVersion, current));
  return { current, rows: older.length > 0 ? older : await within(gt(posts.rendererVersion, current)) };
}

/** Has outdated posts rendered in the background; until then each is rendered when it is read. */
export async function enqueueRendering(forum: Forum): Promise<void> {
  const { rows } = await outdated(forum, 1);
  if (rows.length > 0) await forum.write((tx) => forum.enqueue(tx, RENDER_JOB, {}));
}

/** Renders one batch, and asks for the next. */
export async function renderOutdated(forum: Forum): Promise<void> {
  const { current, rows } = await outdated(forum, BATCH);
  const html = await Promise.all(rows.map(async ({ id, body }) => [id, await htmlOf(forum, body)] as const));
  await keepHtml(forum.write, new Map(html), current);
  if (rows.length > 0) await forum.write((tx) => forum.enqueue(tx, RENDER_JOB, {}));
}
