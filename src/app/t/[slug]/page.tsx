import { notFound, permanentRedirect } from "next/navigation";
import { threadPath } from "#forum/threads/addresses.ts";
import { readThread } from "#forum/threads/queries.ts";
import { here } from "#web/context.ts";
import { pathId } from "#web/params.ts";

/** `/t/ID` leads to the thread's own address. */
export default async function ThreadByIdPage({ params }: { params: Promise<{ slug: string }> }) {
  const context = here();
  const id = pathId((await params).slug);
  const thread = id === null ? "none" : await readThread(context.forum, context.actor, id);
  if (thread === "gone") context.status = 410;
  if (typeof thread === "string") notFound();
  // The pages of one that was merged away are not those of the other.
  permanentRedirect(threadPath(thread) + (thread.id === id ? context.url.search : ""));
}
