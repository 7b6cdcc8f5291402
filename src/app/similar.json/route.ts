import { similarThreads } from "#forum/search/similar.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { MAX_TITLE_CHARS } from "#forum/threads/input.ts";
import { here } from "#web/context.ts";

export const dynamic = "force-dynamic";

/** Threads that speak of the same as `?title=` (and `&body=`), the nearest first, at most 5: for forms and other programs. */
export async function GET(): Promise<Response> {
  const { forum, actor, url } = here();
  const title = (url.searchParams.get("title") ?? "").slice(0, MAX_TITLE_CHARS);
  const body = (url.searchParams.get("body") ?? "").slice(0, MAX_BODY_CHARS);
  const found = title.trim() === "" ? [] : await similarThreads(forum, actor, { title, body });
  return Response.json(
    {
      topics: found.map((thread) => ({
        id: thread.id,
        title: thread.title,
        slug: thread.slug,
        path: threadPath(thread),
        kind: thread.kind,
        has_accepted_answer: thread.isSolved,
      })),
    },
    { headers: { "x-robots-tag": "noindex" } },
  );
}

/** The beginning of a text says what it is about. */
const MAX_BODY_CHARS = 1_000;
