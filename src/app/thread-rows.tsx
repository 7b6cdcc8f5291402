import { categoryPath } from "#forum/categories/addresses.ts";
import type { Structure } from "#forum/categories/structure.ts";
import { tagPath } from "#forum/tags/names.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import type { ListedThread } from "#forum/threads/lists.ts";
import { stateOf } from "#forum/threads/state.ts";
import type { ThreadRowView } from "#ui/thread-list.tsx";
import { Time } from "#ui/time.tsx";
import type { RequestContext } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";

/** Threads as rows of a list. `inCategory`: the list is of this category, so that its own name is left out. */
export function threadRows(
  { t, locale }: RequestContext,
  structure: Structure,
  threads: readonly ListedThread[],
  inCategory?: number,
): ThreadRowView[] {
  return threads.map((thread) => {
    const state = stateOf(thread);
    const asks = thread.kind === "question";
    const count = asks ? thread.answerCount : thread.replyCount;
    const replied = thread.replyCount > 0;
    const person = replied ? thread.lastPoster : thread.author;
    const when = moment(locale, replied ? thread.lastPostAt : thread.createdAt, { time: "recent" });
    const words = replied ? "lists.lastReplyBy" : asks ? "lists.askedBy" : "lists.begunBy";
    return {
      id: thread.id,
      href: threadPath(thread),
      title: thread.title,
      state,
      stateLabel: t(`states.${state}`),
      count: { value: numeral(locale, count), noun: t(asks ? "lists.answers" : "lists.replies", { count }) },
      ...(thread.categoryId !== inCategory && {
        category: {
          name: thread.category.name,
          href: categoryPath(thread.category, structure),
          color: thread.category.color,
        },
      }),
      tags: thread.tags.map((tag) => ({ name: tag.name, href: tagPath(tag.name) })),
      activity: (
        <>
          {t(words)} <b>{person.displayName}</b> {person.team && <span className="badge">{person.team}</span>} ·{" "}
          <Time {...when} relative />
        </>
      ),
      ...(thread.unread > 0 && { news: { label: t("lists.unread", { count: thread.unread }) } }),
      ...(thread.pinnedAt !== null &&
        (inCategory !== undefined || !thread.pinnedInCategory) && { pinned: t("lists.pinned") }),
      ...(thread.closedAt !== null && { closed: t("lists.closed") }),
    };
  });
}
