import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { events, threads } from "#db/schema/index.ts";
import { testData } from "#testing/data.ts";
import { aSite, create, edit, names, start } from "#testing/site.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { fingerprint } from "../fingerprint.ts";
import { guest } from "../members/actor.ts";
import { moveAllThreads } from "../threads/move-all.ts";
import { createCategories, deleteCategory, orderCategory } from "./commands.ts";
import { type CategoryInput, firstCategoriesInput, newCategoryInput } from "./input.ts";
import { categoryForm, categoryOverview, findCategory } from "./queries.ts";
import { structureOf } from "./structure.ts";

test("an administrator makes categories; they stand in the order that was given", async () => {
  const story = await aSite();
  const questions = await create(story, "  Fragen   & Hilfe ");
  const news = await create(story, "News", { kind: "announcements" });
  const sub = await create(story, "Akku", { parentId: String(questions) });
  expect(await names(story)).toEqual([["Fragen & Hilfe", "Akku"], ["News"]]);
  const { byId } = await structureOf(story.forum);
  expect(byId.get(questions)).toMatchObject({ slug: "fragen-hilfe", start: "members", publicSince: story.clock.now });
  expect(byId.get(news)).toMatchObject({ start: "staff", reply: "members" });
  expect(byId.get(sub)).toMatchObject({ parentId: questions });

  await orderCategory(story.forum, story.admin, { id: news, to: "up" });
  expect(await names(story)).toEqual([["News"], ["Fragen & Hilfe", "Akku"]]);
  await orderCategory(story.forum, story.admin, { id: news, to: "up" });
  await orderCategory(story.forum, story.admin, { id: sub, to: "down" });
  await orderCategory(story.forum, story.admin, { id: questions, to: "down" });
  expect(await names(story)).toEqual([["News"], ["Fragen & Hilfe", "Akku"]]);
});

test("the first categories are made together, and one without a name is left out", async () => {
  const story = await aSite();
  const drafts = firstCategoriesInput.parse({
    "first.name": "Questions",
    "first.kind": "questions",
    "second.name": " \u200b ",
    "third.name": "News",
    "third.kind": "announcements",
    "third.description": "From us",
    "__proto__.name": "x",
  });
  await createCategories(story.forum, story.admin, drafts);
  expect(await names(story)).toEqual([["Questions"], ["News"]]);
  expect(firstCategoriesInput.safeParse({ "first.name": "", "second.name": "", "third.name": "" }).success).toBe(false);
  expect(firstCategoriesInput.safeParse({}).success).toBe(false);
});

test("there is one level of sub-categories, and no circle", async () => {
  const story = await aSite();
  const top = await create(story, "Top");
  const sub = await create(story, "Sub", { parentId: top });
  const other = await create(story, "Other");
  await expect(create(story, "Deep", { parentId: sub })).rejects.toMatchObject({ code: "parent_is_nested" });
  await expect(edit(story, top, { parentId: top })).rejects.toMatchObject({ code: "choose_parent" });
  await expect(edit(story, top, { parentId: other })).rejects.toMatchObject({ code: "has_subcategories" });
  await expect(edit(story, top, { parentId: sub })).rejects.toMatchObject({ code: "parent_is_nested" });
  await expect(create(story, "Lost", { parentId: 999 })).rejects.toMatchObject({ code: "choose_parent" });
  await expect(edit(story, 999, { name: "x", kind: "questions" })).rejects.toMatchObject({ code: "not_found" });
  await expect(create(story, "OTHER")).rejects.toMatchObject({ code: "category_name_taken", field: "name" });
  await edit(story, other, { parentId: top });
  expect(await names(story)).toEqual([["Top", "Sub", "Other"]]);
});

test("two edits at once never make a circle", async () => {
  const story = await aSite();
  const [one, two] = [await create(story, "One"), await create(story, "Two")];
  const results = await Promise.allSettled([edit(story, one, { parentId: two }), edit(story, two, { parentId: one })]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await structureOf(story.forum)).categories).toHaveLength(2);
});

test("who saves a form that somebody else has overtaken is told", async () => {
  const story = await aSite();
  const id = await create(story, "Help");
  const category = (await structureOf(story.forum)).byId.get(id);
  if (!category) throw new Error("no category");
  const basis = fingerprint(categoryForm(category));
  await edit(story, id, { name: "Hilfe", basis });
  await expect(edit(story, id, { description: "Ask here", basis })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
  expect((await structureOf(story.forum)).byId.get(id)).toMatchObject({ name: "Hilfe", description: "" });
});

test("a category is deleted when it is empty; its threads move on with their addresses", async () => {
  const story = await aSite();
  const { forum, admin } = story;
  const ada = await story.member("ada");
  const [from, to] = [
    await create(story, "From", { see: "members" }),
    await create(story, "To", { kind: "discussions" }),
  ];
  const sub = await create(story, "Sub", { parentId: from });
  const path = await start(story, ada, from);
  await expect(deleteCategory(forum, admin, { id: from })).rejects.toMatchObject({ code: "has_subcategories" });
  await deleteCategory(forum, admin, { id: sub });
  await expect(deleteCategory(forum, admin, { id: from })).rejects.toMatchObject({ code: "category_not_empty" });
  await expect(moveAllThreads(forum, admin, { id: from, to: from })).rejects.toMatchObject({ code: "choose_category" });
  await expect(moveAllThreads(forum, admin, { id: from, to: sub })).rejects.toMatchObject({ code: "choose_category" });

  await moveAllThreads(forum, admin, { id: from, to });
  const [thread] = await forum.db.select().from(threads);
  expect(thread).toMatchObject({ categoryId: to, kind: "discussion", publicSince: story.clock.now });
  expect(path).toContain(String(thread?.id));
  expect(await categoryOverview(forum, guest)).toMatchObject([{ threadCount: 1, latest: { id: thread?.id } }]);

  await deleteCategory(forum, admin, { id: from });
  expect(await names(story, admin)).toEqual([["To"]]);
  // Guests never saw it.
  expect(await findCategory(forum, guest, from)).toEqual({ kind: "none" });
  await moveAllThreads(forum, admin, { id: to, to: await create(story, "Last") });
  await deleteCategory(forum, admin, { id: to });
  expect(await findCategory(forum, guest, to)).toEqual({ kind: "gone" });
  await expect(deleteCategory(forum, admin, { id: to })).rejects.toMatchObject({ code: "not_found" });
  const kinds = (await forum.db.select({ kind: events.kind }).from(events)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(["category.created", "category.emptied", "category.deleted"]));
});

test("the overview takes the same statements for one category and for forty", async () => {
  const story = await aSite();
  const { forum } = story;
  const one = await create(story, "One");
  await start(story, story.admin, one);
  const cost = async () => {
    await categoryOverview(forum, guest);
    await somebodyWrites(forum);
    const before = forum.store.statements;
    await categoryOverview(forum, guest);
    return forum.store.statements - before;
  };
  const small = await cost();
  for (let index = 0; index < 39; index++) await create(story, `C${index}`, { parentId: index % 3 ? one : undefined });
  expect(await cost()).toBe(small);
});

const naughty = testData("suites/blns/blns.json");

test.skipIf(!naughty)("whatever is typed into a category is refused with words or kept as text", async () => {
  const strings = JSON.parse(readFileSync(naughty ?? "", "utf8")) as string[];
  const story = await aSite();
  const drafts: CategoryInput[] = [];
  for (const [index, text] of strings.entries()) {
    const parsed = newCategoryInput.safeParse({
      name: `${index} ${text}`,
      slug: text,
      description: text,
      kind: "questions",
      color: text,
      parentId: text,
      see: text,
    });
    if (!parsed.success) expect(parsed.error.issues.length).toBeGreaterThan(0);
    const plain = newCategoryInput.safeParse({
      name: `${index} ${text}`,
      slug: text,
      description: text,
      kind: "questions",
    });
    if (plain.success) drafts.push(plain.data);
  }
  await createCategories(story.forum, story.admin, drafts);
  const { categories: all } = await structureOf(story.forum);
  expect(all.length).toBeGreaterThan(100);
  for (const { slug } of all) expect(slug).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
});
