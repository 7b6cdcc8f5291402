import type { Metadata } from "next";
import { visibleCategories } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { guest } from "#forum/members/actor.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { toldBy } from "#forum/threads/namesakes.ts";
import { excerptOf } from "#forum/threads/person-posts.ts";
import type { PostView, ThreadView } from "#forum/threads/queries.ts";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { publicHead } from "../../../public-head.ts";

/**
 * What the head of a thread's page says, unlike that of every other one: its category beside its title, since other
 * categories may have the same one, and when it began where the same category has; its number after its text, since
 * many a yearly thread begins as the last one did.
 */
export async function threadHead({
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
}): Promise<Metadata> {
  const { forum, t, locale } = here();
  const path = threadPath(thread);
  const number = String(thread.id);
  const day = moment(locale, thread.createdAt, { time: false }).text;
  const told = await toldBy(forum, thread);
  const begun = told === "number" ? t("thread.begunAs", { day, number }) : day;
  const category = await categoryLabel(thread);
  return publicHead({
    title: [thread.title, category, ...(told === "title" ? [] : [begun])].join(" · "),
    description: excerptOf(posts.find(({ html }) => html !== "")?.html ?? ""),
    ending: t("thread.filedUnder", { category, day, number }),
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

/** The category's name, and its parent's where guests see another one of that name. */
async function categoryLabel({ category, parentCategory }: ThreadView): Promise<string> {
  const seen = visibleCategories(guest, await structureOf(here().forum));
  const isOne = seen.every(({ id, name }) => name !== category.name || id === category.id);
  return isOne || !parentCategory ? category.name : `${category.name} · ${parentCategory.name}`;
}
