import { notFound } from "next/navigation";
import { postHistory } from "#forum/threads/history.ts";
import { postPlace } from "#forum/threads/place.ts";
import { here } from "#web/context.ts";
import { pathId } from "#web/params.ts";

/** The post that `/p/ID/…` is about, with its thread and versions; 410 when it was deleted, 404 for who may not see it. */
export async function postHere(params: Promise<{ postId: string }>, page = 1) {
  const context = here();
  const { forum, actor } = context;
  const id = pathId((await params).postId);
  const found = id === null ? null : await postHistory(forum, actor, id, page);
  if (found) return found;
  const place = id === null ? "none" : await postPlace(forum, actor, { postId: id });
  if (place !== "none") context.status = 410;
  notFound();
}
