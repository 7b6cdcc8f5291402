import { categoryPath } from "#forum/categories/addresses.ts";
import { type CategoryOverview, categoryOverview, findCategory } from "#forum/categories/queries.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { memberPath } from "#forum/members/names.ts";
import { readProfile } from "#forum/members/profile.ts";
import { THREADS_PER_PAGE } from "#forum/threads/input.ts";
import { type ListScope, listThreads } from "#forum/threads/lists.ts";
import type { RequestContext } from "../context.ts";
import { pageNumber, pathId } from "../params.ts";
import { topicOf } from "./topic.ts";
import { iso, json, moved, type View, type ViewMaker } from "./view.ts";

export const latestJson: ViewMaker = (context) => listJson(context, { kind: "latest" });

export const categoryJson: ViewMaker = async (context, { id }) => {
  const found = await findCategory(context.forum, context.actor, pathId(id) ?? 0);
  if (found.kind !== "found") return found.kind === "gone" ? "gone" : null;
  const path = `${categoryPath(found.category, found.structure)}.json`;
  if (context.url.pathname !== path) return moved(path + context.url.search);
  return listJson(context, { kind: "category", categoryId: found.category.id });
};

async function listJson({ forum, actor, url }: RequestContext, scope: ListScope): Promise<View | null> {
  const page = pageNumber(url.searchParams.get("page") ?? undefined);
  if (page === null) return null;
  const list = await listThreads(forum, actor, scope, { page });
  if (page > list.pages) return null;
  const people = new Map(
    list.threads.flatMap(({ author, lastPoster }) => [author, lastPoster]).map((one) => [one.id, one]),
  );
  return json({
    users: [...people.values()].map(({ id, username, displayName, title, team }) => ({
      ...{ id, username, name: displayName, user_title: title || null, primary_group_name: team || null },
    })),
    topic_list: {
      per_page: THREADS_PER_PAGE,
      page,
      pages: list.pages,
      more_topics_url: page < list.pages ? `${url.pathname}?page=${page + 1}` : null,
      topics: list.threads.map((thread) => ({ ...topicOf(thread), last_poster_username: thread.lastPoster.username })),
    },
  });
}

export const categoriesJson: ViewMaker = async ({ forum, actor }) => {
  const [overview, structure] = await Promise.all([categoryOverview(forum, actor), structureOf(forum)]);
  const told = ({ category, threadCount, latest, children }: CategoryOverview): object[] => [
    {
      id: category.id,
      name: category.name,
      slug: category.slug,
      color: category.color.slice(1),
      description: category.description,
      kind: category.kind,
      position: category.position,
      parent_category_id: category.parentId,
      subcategory_ids: children.map((child) => child.category.id),
      topic_count: threadCount,
      topic_url: categoryPath(category, structure),
      last_posted_at: latest && iso(latest.lastPostAt),
    },
    ...children.flatMap(told),
  ];
  return json({ category_list: { categories: overview.flatMap(told) } });
};

export const personJson: ViewMaker = async ({ forum, url }, { username = "" }) => {
  const answer = await readProfile(forum, username);
  if (answer.kind === "moved") return moved(`${memberPath(answer.username)}.json${url.search}`);
  if (answer.kind !== "found") return answer.kind === "gone" ? "gone" : null;
  const { id, displayName, title, team, bio, createdAt, role } = answer.profile;
  return json({
    user: {
      id,
      username: answer.profile.username,
      name: displayName,
      title: title || null,
      primary_group_name: team || null,
      bio_raw: bio,
      created_at: iso(createdAt),
      moderator: role === "moderator" || role === "administrator",
      admin: role === "administrator",
    },
  });
};
