/** Categories for test stories, made by an administrator through the commands. */
import { createCategory, editCategory } from "#forum/categories/commands.ts";
import { editCategoryInput, newCategoryInput } from "#forum/categories/input.ts";
import { categoryOverview } from "#forum/categories/queries.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { type Actor, guest } from "#forum/members/actor.ts";
import { startThread } from "#forum/threads/start.ts";
import { aForum, newKey, type TestForum } from "./forum.ts";

export interface Site extends TestForum {
  admin: Actor;
}

export async function aSite(env?: Record<string, string>): Promise<Site> {
  const story = await aForum(env && { env });
  return { ...story, admin: await story.member("root_admin", { role: "administrator" }) };
}

type Given = Readonly<Record<string, unknown>>;

/** What the form sends for a new category. */
export const draft = (name: string, more: Given = {}) => newCategoryInput.parse({ name, kind: "questions", ...more });

export const create = (story: Site, name: string, more: Given = {}) =>
  createCategory(story.forum, story.admin, draft(name, more));

export async function edit(story: Site, id: number, more: Given) {
  const category = (await structureOf(story.forum)).byId.get(id);
  const given = { ...category, id, ...more };
  return editCategory(story.forum, story.admin, editCategoryInput.parse(given));
}

/** Of each top category that `actor` sees its name, then those of its sub-categories. */
export const names = async (story: Site, actor: Actor = guest) =>
  (await categoryOverview(story.forum, actor)).map(({ category, children }) => [
    category.name,
    ...children.map((child) => child.category.name),
  ]);

export const start = (story: Site, actor: Actor, categoryId: number, tag = "akku") =>
  startThread(story.forum, actor, {
    categoryId,
    title: "Why does it creak?",
    body: "It creaks.",
    tags: [tag],
    clientKey: newKey(),
  });
