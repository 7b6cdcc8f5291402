import { categoryPath } from "#forum/categories/addresses.ts";
import { structureOf } from "#forum/categories/structure.ts";
import type { SearchResult } from "#forum/search/queries.ts";
import { tagPath } from "#forum/tags/names.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import type { SearchResultView } from "#ui/search-results.tsx";
import { Time } from "#ui/time.tsx";
import type { RequestContext } from "#web/context.ts";
import { moment } from "#web/format.ts";

/** What was found, as the rows of the page. */
export async function resultRows(
  { forum, t, locale }: RequestContext,
  results: readonly SearchResult[],
): Promise<SearchResultView[]> {
  const structure = await structureOf(forum);
  return results.map((result) => {
    const { post, category } = result;
    const from = result.result ?? post;
    const thread = { id: result.threadId, slug: result.slug };
    const state = result.isSolved ? "solved" : category.kind === "questions" ? "waiting" : "talk";
    return {
      id: result.threadId,
      href: threadPath(thread),
      title: result.markedTitle,
      state,
      stateLabel: t(result.isSolved ? "states.solved" : `search.states.${state}`),
      excerpt: from.excerpt,
      // The opening post is where the title leads to anyway.
      ...(post.number > 1 && {
        post: { href: postPath(thread, post.number), label: t("search.post", { number: post.number }) },
      }),
      ...(result.result && { result: t("result.title") }),
      ...(post.isAccepted && { accepted: t("search.accepted") }),
      category: { name: category.name, href: categoryPath(category, structure), color: category.color },
      tags: result.tags.map(({ name }) => ({ name, href: tagPath(name) })),
      by: (
        <>
          {result.result ? t("result.by", { name: from.author.displayName }) : <b>{from.author.displayName}</b>}{" "}
          {from.author.team && <span className="badge">{from.author.team}</span>} ·{" "}
          <Time {...moment(locale, from.createdAt, { time: false })} />
        </>
      ),
      ...(result.found > 1 && { more: t("search.moreInThread", { count: result.found - 1 }) }),
    };
  });
}
