import { peopleToMention } from "#forum/threads/mentionable.ts";
import { here } from "#web/context.ts";
import { pathId } from "#web/params.ts";

export const dynamic = "force-dynamic";

/** People to offer after "@" in a writing box: those of the thread first. Members only. */
export async function GET(): Promise<Response> {
  const { forum, actor, url } = here();
  const thread = pathId(url.searchParams.get("thread") ?? undefined);
  return Response.json(await peopleToMention(forum, actor, url.searchParams.get("q") ?? "", thread));
}
