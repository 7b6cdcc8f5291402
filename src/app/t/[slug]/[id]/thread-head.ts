import type { Metadata } from "next";
import { threadPath } from "#forum/threads/addresses.ts";
import { excerptOf } from "#forum/threads/person-posts.ts";
import type { PostView, ThreadView } from "#forum/threads/queries.ts";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { publicHead } from "../../../public-head.ts";

/** Fewer characters may well begin another thread too. */
const TELLING_CHARS = 60;

/**
 * What the head of a thread's page says: its category beside its title, since other categories may have the same one,
 * and the day before its text, since many a yearly thread begins as the last one did.
 */
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
  const title = `${thread.title} · ${thread.category.name}`;
  const day = moment(here().locale, thread.createdAt, { time: false }).text;
  const first = excerptOf(posts.find(({ html }) => html !== "")?.html ?? "");
  return publicHead({
    title,
    description: page === 1 && first.length >= TELLING_CHARS ? `${day}: ${first}` : `${title}, ${day}: ${first}`,
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
