import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { categories, groupMembers, groups, tags, threads, users } from "#db/schema/index.ts";
import { aSite, create, draft, edit, names, start } from "#testing/site.ts";
import { type Actor, actorOf, guest } from "../members/actor.ts";
import { moveAllThreads } from "../threads/move-all.ts";
import { versionsOf } from "../versions.ts";
import { createCategory, deleteCategory, editCategory, orderCategory } from "./commands.ts";
import { editCategoryInput, newCategoryInput } from "./input.ts";
import { categoryOverview, findCategory } from "./queries.ts";

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
