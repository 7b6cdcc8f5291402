import type { Metadata } from "next";
import { threadPath } from "#forum/threads/addresses.ts";
import { excerptOf } from "#forum/threads/person-posts.ts";
import type { PostView, ThreadView } from "#forum/threads/queries.ts";
import { publicHead } from "../../../public-head.ts";

/** Fewer characters may well begin another thread too. */
const TELLING_CHARS = 60;

/** What the head of a thread's page says: its category beside its title, since other categories may have the same one. */
export function threadHead({
  thread,
  posts,
  page,
  isListed,
}: {
  thread: ThreadView;
  /** Of this page. */
  posts: readonly PostView[];
  page: number;
  isListed: boolean;
}): Metadata {
  const path = threadPath(thread);
  const first = excerptOf(posts.find(({ html }) => html !== "")?.html ?? "");
  return publicHead({
    title: `${thread.title} · ${thread.category.name}`,
    description: page === 1 && first.length >= TELLING_CHARS ? first : `${thread.title}: ${first}`,
    address: page > 1 ? `${path}?page=${page}` : path,
    page,
    feed: `${path}.rss`,
    shared: {
      type: "article",
      publishedTime: new Date(thread.createdAt).toISOString(),
      section: thread.category.name,
    },
    picture: `${path}/card.png`,
    isListed,
  });
}
