import { HITS_WHILE_TYPING, searchPosts } from "#forum/search/queries.ts";
import { here } from "#web/context.ts";
import { askedHere } from "../search/asked.ts";

export const dynamic = "force-dynamic";

/** What the search page shows, as data, in the names that Discourse's clients know. `typing=1`: the last word may go on. */
export async function GET(): Promise<Response> {
  const { forum, actor, url } = here();
  const asked = await askedHere(Object.fromEntries(url.searchParams));
  const headers = { "x-robots-tag": "noindex" };
  if (asked.page === null) return Response.json({ errors: ["page"] }, { status: 404, headers });
  const isTyping = url.searchParams.get("typing") === "1";
  const found = await searchPosts(forum, actor, {
    ...{ q: asked.whole, page: asked.page, order: asked.order, isTyping },
    ...(isTyping && { atMost: HITS_WHILE_TYPING }),
  });
  const excerpt = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join("");
  return Response.json(
    {
      posts: found.results.map(({ post, result, threadId }) => ({
        id: post.id,
        topic_id: threadId,
        post_number: post.number,
        username: post.author.username,
        name: post.author.displayName,
        created_at: new Date(post.createdAt).toISOString(),
        blurb: excerpt((result ?? post).excerpt),
        blurb_is_result: result !== null,
        accepted_answer: post.isAccepted,
      })),
      topics: found.results.map(({ threadId, title, slug, category, tags, isSolved }) => ({
        id: threadId,
        title,
        slug,
        category_id: category.id,
        tags: tags.map(({ name }) => name),
        has_accepted_answer: isSolved,
      })),
      grouped_search_result: { term: asked.whole, more_full_page_results: asked.page < found.pages },
      threads_found: found.threads,
      posts_found: found.posts,
      more_than_counted: found.isMore,
    },
    { headers },
  );
}
