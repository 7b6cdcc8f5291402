import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { categories, events, groupMembers, groups, tags, threads, users } from "#db/schema/index.ts";
import { testData } from "#testing/data.ts";
import { aForum, newKey, type TestForum } from "#testing/forum.ts";
import { fingerprint } from "../fingerprint.ts";
import { type Actor, actorOf, guest } from "../members/actor.ts";
import { moveAllThreads } from "../threads/move-all.ts";
import { startThread } from "../threads/start.ts";
import { versionsOf } from "../versions.ts";
import { createCategories, createCategory, deleteCategory, editCategory, orderCategory } from "./commands.ts";
import { type CategoryInput, editCategoryInput, firstCategoriesInput, newCategoryInput } from "./input.ts";
import { categoryForm, categoryOverview, findCategory } from "./queries.ts";
import { structureOf } from "./structure.ts";

interface Story extends TestForum {
  admin: Actor;
}

async function aSite(): Promise<Story> {
  const story = await aForum();
  return { ...story, admin: await story.member("root_admin", { role: "administrator" }) };
}

type Given = Readonly<Record<string, unknown>>;
const draft = (name: string, more: Given = {}) => newCategoryInput.parse({ name, kind: "questions", ...more });
const create = (story: Story, name: string, more: Given = {}) =>
  createCategory(story.forum, story.admin, draft(name, more));
const edit = async (story: Story, id: number, more: Given) => {
  const category = (await structureOf(story.forum)).byId.get(id);
  const given = { ...category, id, ...more };
  return editCategory(story.forum, story.admin, editCategoryInput.parse(given));
};
const names = async (story: Story, actor: Actor = guest) =>
  (await categoryOverview(story.forum, actor)).map(({ category, children }) => [
    category.name,
    ...children.map((child) => child.category.name),
  ]);
const start = (story: Story, actor: Actor, categoryId: number, tag = "akku") =>
  startThread(story.forum, actor, {
    categoryId,
    title: "Why does it creak?",
    body: "It creaks.",
    tags: [tag],
    clientKey: newKey(),
  });

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

test("what somebody may not see does not exist for them", async () => {
  const story = await aSite();
  const { forum } = story;
  const member = await story.member("mira");
  const staff = await story.member("stefan", { role: "staff" });
  const plain = await story.member("gero");
  const [group] = await forum.write((tx) =>
    tx.insert(groups).values({ name: "Testers", createdAt: 0 }).returning({ id: groups.id }),
  );
  if (!group || plain.id === null) throw new Error("no group");
  const userId = plain.id;
  await forum.write(async (tx) => {
    await tx.insert(groupMembers).values({ groupId: group.id, userId });
  });
  const tester = await actorOf(forum, plain.id);

  const open = await create(story, "Open");
  await create(story, "Members", { see: "members", parentId: open });
  await create(story, "Team", { see: "staff" });
  const trial = await create(story, "Trial", {
    see: "groups",
    seeGroups: String(group.id),
    start: "groups",
    startGroups: [group.id],
  });
  await create(story, "Below", { parentId: trial });

  expect(await names(story, guest)).toEqual([["Open"]]);
  expect(await names(story, member)).toEqual([["Open", "Members"]]);
  expect(await names(story, staff)).toEqual([["Open", "Members"], ["Team"]]);
  expect(await names(story, tester)).toEqual([
    ["Open", "Members"],
    ["Trial", "Below"],
  ]);
  expect(await names(story, story.admin)).toHaveLength(3);

  await start(story, tester, trial);
  const counts = async (actor: Actor) => (await categoryOverview(forum, actor)).map(({ threadCount }) => threadCount);
  expect(await counts(member)).toEqual([0]);
  expect(await counts(tester)).toEqual([0, 1]);
  expect(await findCategory(forum, member, trial)).toEqual({ kind: "none" });
  expect(await findCategory(forum, tester, trial)).toMatchObject({ kind: "found" });
  expect(await findCategory(forum, guest, 999)).toEqual({ kind: "none" });
});

test("groups must be chosen and must exist", async () => {
  const story = await aSite();
  expect(newCategoryInput.safeParse({ name: "x", kind: "questions", see: "groups" }).error?.issues[0]).toMatchObject({
    message: "choose_group",
    path: ["see"],
  });
  await expect(create(story, "x", { see: "groups", seeGroups: ["77"] })).rejects.toMatchObject({
    code: "choose_group",
    field: "see",
  });
  expect(await names(story, story.admin)).toEqual([]);
});

test("a category that opens makes its threads, their tags and authors public; one that closes is gone", async () => {
  const story = await aSite();
  const { forum, clock } = story;
  const team = await create(story, "Team", { see: "staff" });
  const sub = await create(story, "Plans", { parentId: team });
  const ada = await story.member("ada", { role: "staff" });
  await start(story, ada, sub, "secret");
  const facts = async () => ({
    thread: (await forum.db.select().from(threads))[0]?.publicSince,
    tag: (await forum.db.select().from(tags))[0]?.publicSince,
    author: (await forum.db.select().from(users).where(eq(users.username, "ada")))[0]?.publicSince,
    categories: (await forum.db.select().from(categories).orderBy(categories.id)).map((row) => row.publicSince),
  });
  expect(await facts()).toEqual({ thread: null, tag: null, author: null, categories: [null, null] });
  expect(await findCategory(forum, guest, sub)).toEqual({ kind: "none" });

  const keys = ["structure", "lists", `category:${team}`, `category:${sub}`] as const;
  const before = await versionsOf(forum.db, keys);
  clock.pass(1000);
  const opened = clock.now;
  await edit(story, team, { see: "everyone" });
  expect(await facts()).toEqual({ thread: opened, tag: opened, author: opened, categories: [opened, opened] });
  const after = await versionsOf(forum.db, keys);
  for (const key of keys) expect(after.get(key), key).toBeGreaterThan(before.get(key) ?? 0);
  expect(await findCategory(forum, guest, sub)).toMatchObject({ kind: "found" });

  clock.pass(1000);
  await edit(story, team, { see: "members" });
  expect(await findCategory(forum, guest, sub)).toEqual({ kind: "gone" });
  await edit(story, team, { see: "everyone" });
  expect(await facts()).toMatchObject({ thread: opened });
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

test("nobody but administrators changes categories", async () => {
  const story = await aSite();
  const { forum } = story;
  const id = await create(story, "Help");
  const suspended = await story.member("sam", { role: "administrator" });
  await forum.write(async (tx) => {
    await tx
      .update(users)
      .set({ suspendedUntil: story.clock.now + 1000 })
      .where(eq(users.username, "sam"));
  });
  const refused: [Actor, string][] = [
    [guest, "signed_out"],
    [await story.member("mira"), "not_allowed"],
    [await story.member("mo", { role: "moderator" }), "not_allowed"],
    [await actorOf(forum, suspended.id ?? 0), "suspended"],
  ];
  const input = editCategoryInput.parse({ id, name: "x", kind: "questions" });
  for (const [actor, code] of refused) {
    await expect(createCategory(forum, actor, draft("x"))).rejects.toMatchObject({ code });
    await expect(editCategory(forum, actor, input)).rejects.toMatchObject({ code });
    await expect(orderCategory(forum, actor, { id, to: "up" })).rejects.toMatchObject({ code });
    await expect(deleteCategory(forum, actor, { id })).rejects.toMatchObject({ code });
    await expect(moveAllThreads(forum, actor, { id, to: id })).rejects.toMatchObject({ code });
  }
});

test("the overview takes the same statements for one category and for forty", async () => {
  const story = await aSite();
  const { forum } = story;
  const one = await create(story, "One");
  await start(story, story.admin, one);
  const cost = async () => {
    await categoryOverview(forum, guest);
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
