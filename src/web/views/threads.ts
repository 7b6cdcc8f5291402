import { threadPath } from "#forum/threads/addresses.ts";
import { POSTS_PER_PAGE } from "#forum/threads/input.ts";
import { postPlace } from "#forum/threads/place.ts";
import { postsOnPage, readThread, type ThreadView } from "#forum/threads/queries.ts";
import { postIdsOf, type Source, sourcesOf } from "#forum/threads/sources.ts";
import type { RequestContext } from "../context.ts";
import { pageNumber, pathId } from "../params.ts";
import { postOf, topicOf } from "./topic.ts";
import { iso, json, moved, text, type View, type ViewMaker } from "./view.ts";

/** `/raw/ID` gives so many posts; further ones with `?page=`. */
const RAW_POSTS = 100;

/** In longer threads `stream` names the posts of the page alone, so that no page grows with its thread. */
const STREAM_POSTS = 1_000;

/** One page of a thread: the numbers that the page of people has. */
export const threadJson: ViewMaker = async (context, { id }) => {
  const found = await threadAt(context, id, ".json");
  if (found === null || found === "gone" || "body" in found) return found;
  const { forum, actor } = context;
  const page = pageIn(context, found.pages);
  if (page === null) return null;
  const isHuge = found.lastNumber > STREAM_POSTS;
  const [posts, ids] = await Promise.all([
    postsOnPage(forum, actor, found.id, page),
    isHuge ? null : postIdsOf(forum, found.id),
  ]);
  const stream = ids ?? posts.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
  return json({
    ...topicOf(found),
    // What is deleted is not accepted any more.
    accepted_answer: found.acceptedPostId === null ? null : { post_id: found.acceptedPostId },
    page,
    pages: found.pages,
    chunk_size: POSTS_PER_PAGE,
    canonical: forum.config.siteUrl + threadPath(found),
    post_stream: { posts: posts.map((post) => postOf(found, post, posts)), stream },
    ...(isHuge && { isMegaTopic: true }),
  });
};

/** The thread as Markdown, with who wrote what and when. */
export const threadMarkdown: ViewMaker = async (context, { id }) => {
  const found = await threadAt(context, id, ".md");
  if (found === null || found === "gone" || "body" in found) return found;
  const page = pageIn(context, rawPages(found));
  if (page === null) return null;
  const { siteUrl } = context.forum.config;
  const facts = [`<${siteUrl}${threadPath(found)}>`, found.category.name, ...found.tags.map(({ name }) => `#${name}`)];
  const posts = await sourcesOf(context.forum, found.id, { after: (page - 1) * RAW_POSTS, howMany: RAW_POSTS });
  const parts = posts.map((post) => `${headOf(post, found.acceptedPostId)}\n\n${post.body}\n`);
  return text(`# ${found.title}\n\n${facts.join(" · ")}\n\n${parts.join("\n---\n\n")}`, "text/markdown");
};

/** The texts of a thread as they were written. */
export const rawThread: ViewMaker = async (context, { id }) => {
  const found = await threadAt(context, id, null);
  if (found === null || found === "gone" || "body" in found) return found;
  const page = pageIn(context, rawPages(found));
  if (page === null) return null;
  const posts = await sourcesOf(context.forum, found.id, { after: (page - 1) * RAW_POSTS, howMany: RAW_POSTS });
  return text(
    posts
      .map((post) => `${post.author.username} | ${iso(post.createdAt)} | #${post.number}\n\n${post.body}\n`)
      .join("\n---\n\n"),
  );
};

/** One text as it was written. */
export const rawPost: ViewMaker = async (context, { id, number }) => {
  const [threadId, wanted] = [pathId(id), pathId(number)];
  if (threadId === null || wanted === null) return null;
  const { forum, actor } = context;
  const place = await postPlace(forum, actor, { threadId, number: wanted });
  if (typeof place === "string") return place === "gone" ? "gone" : null;
  if (place.thread.id !== threadId) return moved(`/raw/${place.thread.id}/${place.number}`);
  const found = await readThread(forum, actor, threadId);
  if (typeof found === "string") return found === "gone" ? "gone" : null;
  const [post] = await sourcesOf(forum, threadId, { after: wanted - 1, howMany: 1 });
  return post ? text(post.body) : "gone";
};

function headOf({ id, number, author, createdAt }: Source, acceptedPostId: number | null): string {
  const name = author.team ? `${author.displayName} (${author.team})` : author.displayName;
  return `**#${number} ${name}**, ${iso(createdAt)}${id === acceptedPostId ? " ✓" : ""}`;
}

/** By the numbers of posts, so that page N stays what it was. */
function rawPages({ lastNumber }: ThreadView): number {
  return Math.ceil(lastNumber / RAW_POSTS);
}

function pageIn({ url }: RequestContext, pages: number): number | null {
  const page = pageNumber(url.searchParams.get("page") ?? undefined);
  return page !== null && page <= pages ? page : null;
}

/** The thread, or where it is found; `ending`: of its right address, null where any will do. */
async function threadAt(
  { forum, actor, url }: RequestContext,
  id: string | undefined,
  ending: string | null,
): Promise<ThreadView | View | "gone" | null> {
  const thread = await readThread(forum, actor, pathId(id) ?? 0);
  if (typeof thread === "string") return thread === "gone" ? "gone" : null;
  // The pages of one that was merged away are not those of the other.
  const isSame = thread.id === pathId(id);
  const query = isSame ? url.search : "";
  if (ending === null) return isSame ? thread : moved(`/raw/${thread.id}`);
  const right = `${threadPath(thread)}${ending}`;
  return url.pathname === right ? thread : moved(right + query);
}
