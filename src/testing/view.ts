/** What somebody, by default a guest, gets at an address for programs. */
import type { Forum } from "#forum/forum.ts";
import { type Actor, guest } from "#forum/members/actor.ts";
import { viewPage } from "#web/views/page.ts";
import { viewAt } from "#web/views/routes.ts";
import { createVisitors } from "#web/visitor.ts";

const NO_CACHE = () => ({ pages: 0, bytes: 0, hits: 0, misses: 0, oldest: null });

export async function viewFor({ forum }: { forum: Forum }, path: string, actor: Actor = guest) {
  const url = new URL(path, forum.config.siteUrl);
  const view = viewAt(url.pathname);
  if (!view) throw new Error(`${path} is no view`);
  const request = { headers: {}, socket: {} } as Parameters<ReturnType<typeof createVisitors>["contextOf"]>[0];
  const page = await viewPage(await createVisitors(forum, NO_CACHE).contextOf(request, url, actor), view);
  return { status: page.status, headers: page.headers, text: String(page.body) };
}
