import { notFound } from "next/navigation";
import { postHistory } from "#forum/threads/history.ts";
import { here } from "#web/context.ts";
import { pathId } from "#web/params.ts";

/** The post that `/p/ID/…` is about, with its thread and versions; 404 for those who may not see it. */
export async function postHere(params: Promise<{ postId: string }>) {
  const { forum, actor } = here();
  const id = pathId((await params).postId);
  const found = id === null ? null : await postHistory(forum, actor, id);
  if (!found) notFound();
  return found;
}
