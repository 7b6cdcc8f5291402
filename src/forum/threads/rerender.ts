import { desc, gt, lt, or } from "drizzle-orm";
import { posts } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import { htmlOf, keepHtml, rendererVersion } from "./rendering.ts";

/** Posts a job renders before it makes room for others. */
const BATCH = 100;
export const RENDER_JOB = "posts.render";

/** Posts that an import brought, or that another renderer made, newest first. */
async function outdated(forum: Forum, limit: number) {
  const current = rendererVersion(await forum.settings());
  const rows = await forum.db
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    // Two ranges of an index; "not equal" would read all of it.
    .where(or(lt(posts.rendererVersion, current), gt(posts.rendererVersion, current)))
    .orderBy(desc(posts.id))
    .limit(limit);
  return { current, rows };
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
  await keepHtml(forum, new Map(html), current);
  if (rows.length === BATCH) await forum.write((tx) => forum.enqueue(tx, RENDER_JOB, {}));
}
