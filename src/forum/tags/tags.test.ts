import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, posts, tags, threads, users } from "#db/schema/index.ts";
import { aForum, newKey, type TestForum } from "#testing/forum.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { fingerprint } from "../fingerprint.ts";
import { type Actor, actorOf, guest } from "../members/actor.ts";
import { deletePost } from "../threads/remove.ts";
import { startThread } from "../threads/start.ts";
import { createTag, deleteTag, editTag, mergeTag } from "./commands.ts";
import { newTagInput, tagsField } from "./input.ts";
import { listTags, tagByName, tagForm } from "./queries.ts";

interface Story extends TestForum {
  ada: Actor;
  mod: Actor;
  admin: Actor;
  open: number;
  team: number;
}

async function aSite(): Promise<Story> {
  const story = await aForum();
  return {
    ...story,
    ada: await story.member("ada"),
    mod: await story.member("modesta", { role: "moderator" }),
    admin: await story.member("alma", { role: "administrator" }),
    open: await story.category("Open"),
    team: await story.category("Team", { see: "staff" }),
  };
}

async function start(story: Story, actor: Actor, typed: string, categoryId = story.open): Promise<number> {
  const path = await startThread(story.forum, actor, {
    categoryId,
    title: "A question of ours",
    // The same words at once again would be the same thread.
    body: `What now? ${newKey()}`,
    tags: tagsField.parse(typed),
    clientKey: newKey(),
  });
  return Number(path.split("/").at(-1));
}

const shown = async (story: Story, actor: Actor) =>
  (await listTags(story.forum, actor, { page: 1 })).tags.map(({ name, threadCount }) => `${name} ${threadCount}`);

async function idOf(story: Story, name: string): Promise<number> {
  const found = await tagByName(story.forum, story.admin, name);
  if (found.kind !== "found") throw new Error(`${name} is ${found.kind}`);
  return found.tag.id;
}

test("tags are made by those who need them, whatever the case", async () => {
  const story = await aSite();
  await start(story, story.ada, "Akku, C++");
  await start(story, story.ada, "akku .net");
  expect(await shown(story, guest)).toEqual(["Akku 2", ".net 1", "C++ 1"]);
  expect(await tagByName(story.forum, guest, "akku")).toMatchObject({ kind: "found", tag: { name: "Akku" } });
});

test("two threads with the same new tags at once share them", async () => {
  const story = await aSite();
  await Promise.all(Array.from({ length: 8 }, () => start(story, story.ada, "one two three")));
  expect(await shown(story, guest)).toEqual(["one 8", "three 8", "two 8"]);
});

test("a tag of hidden threads does not exist for those who do not see them", async () => {
  const story = await aSite();
  const staff = await story.member("stefan", { role: "staff" });
  await start(story, staff, "layoffs akku", story.team);
  const open = await start(story, story.ada, "akku");
  for (const actor of [guest, story.ada]) {
    expect(await shown(story, actor)).toEqual(["akku 1"]);
    expect(await tagByName(story.forum, actor, "layoffs")).toEqual({ kind: "none" });
  }
  expect(await shown(story, staff)).toEqual(["akku 2", "layoffs 1"]);
  expect(await tagByName(story.forum, staff, "layoffs")).toMatchObject({ kind: "found" });

  await editTag(story.forum, story.admin, {
    id: await idOf(story, "layoffs"),
    name: "plans",
    description: "",
    basis: "",
  });
  expect(await tagByName(story.forum, guest, "layoffs")).toEqual({ kind: "none" });
  expect(await tagByName(story.forum, staff, "layoffs")).toEqual({ kind: "renamed", name: "plans" });
  await deleteTag(story.forum, story.admin, { id: await idOf(story, "plans") });
  for (const name of ["plans", "layoffs"]) expect(await tagByName(story.forum, guest, name)).toEqual({ kind: "none" });

  // What was public stays an address when its last thread goes.
  const [post] = await story.forum.db.select().from(posts).where(eq(posts.threadId, open));
  await deletePost(story.forum, story.ada, { postId: post?.id ?? 0, reason: "" });
  expect(await shown(story, guest)).toEqual([]);
  expect(await tagByName(story.forum, guest, "akku")).toMatchObject({ kind: "found" });
});

test("a renamed tag leads on, and its name is never given again", async () => {
  const story = await aSite();
  const { forum, mod } = story;
  await start(story, story.ada, "acku");
  const id = await idOf(story, "acku");
  await editTag(forum, mod, { id, name: "akku", description: "Batteries", basis: "" });
  expect(await tagByName(forum, guest, "ACKU")).toEqual({ kind: "renamed", name: "akku" });
  await expect(createTag(forum, mod, { name: "acku", description: "" })).rejects.toMatchObject({
    code: "tag_name_former",
  });
  await start(story, story.ada, "acku");
  expect(await shown(story, guest)).toEqual(["akku 2"]);
  await editTag(forum, mod, { id, name: "acku", description: "", basis: "" });
  expect(await tagByName(forum, guest, "akku")).toEqual({ kind: "renamed", name: "acku" });
  await editTag(forum, mod, { id, name: "ACKU", description: "", basis: "" });
  expect(await tagByName(forum, guest, "acku")).toMatchObject({ kind: "found", tag: { name: "ACKU" } });
});

test("a deleted tag is gone, from its threads too, and its name is never given again", async () => {
  const story = await aSite();
  const { forum, mod } = story;
  const threadId = await start(story, story.ada, "spam akku");
  const version = async () => (await forum.db.select().from(threads).where(eq(threads.id, threadId)))[0]?.version ?? 0;
  const before = await version();
  await deleteTag(forum, mod, { id: await idOf(story, "spam") });
  expect(await version()).toBeGreaterThan(before);
  expect(await tagByName(forum, guest, "spam")).toEqual({ kind: "gone" });
  expect(await shown(story, guest)).toEqual(["akku 1"]);
  await expect(createTag(forum, mod, { name: "Spam", description: "" })).rejects.toMatchObject({ code: "tag_gone" });
  await expect(start(story, story.ada, "spam")).rejects.toMatchObject({ code: "tag_gone", field: "tags" });
});

test("two tags become one", async () => {
  const story = await aSite();
  const { forum, mod } = story;
  await start(story, story.ada, "battery akku");
  await start(story, story.ada, "battery");
  const id = await idOf(story, "battery");
  for (const into of ["battery", "nothing"]) {
    await expect(mergeTag(forum, mod, { id, into })).rejects.toMatchObject({ code: "choose_tag", field: "into" });
  }
  await mergeTag(forum, mod, { id, into: "Akku" });
  expect(await shown(story, guest)).toEqual(["akku 2"]);
  expect(await tagByName(forum, guest, "battery")).toEqual({ kind: "renamed", name: "akku" });
});

test("moderators make tags for everybody; a name is taken by what looks the same", async () => {
  const story = await aSite();
  const { forum, mod } = story;
  await createTag(forum, mod, newTagInput.parse({ name: "#Warranty claims ", description: " What  we pay " }));
  expect(await tagByName(forum, guest, "warranty-claims")).toMatchObject({ tag: { description: "What we pay" } });
  const { tags: all } = await listTags(forum, mod, { page: 1, all: true, prefix: "WARR" });
  expect(all).toMatchObject([{ name: "Warranty-claims", threadCount: 0 }]);
  for (const name of ["warranty-claims", "ｗarranty-claims"]) {
    await expect(createTag(forum, mod, { name, description: "" })).rejects.toMatchObject({ code: "tag_name_taken" });
  }
  const staff = await story.member("stefan", { role: "staff" });
  await start(story, staff, "quiet", story.team);
  await createTag(forum, mod, { name: "Quiet", description: "Noise" });
  expect(await tagByName(forum, guest, "quiet")).toMatchObject({ tag: { name: "Quiet", description: "Noise" } });
});

test("who saves a form that somebody else has overtaken is told", async () => {
  const story = await aSite();
  const { forum, mod } = story;
  const id = await createTag(forum, mod, { name: "akku", description: "" });
  const basis = fingerprint(tagForm({ name: "akku", description: "" }));
  await editTag(forum, mod, { id, name: "akku", description: "First", basis });
  await expect(editTag(forum, mod, { id, name: "akku", description: "Second", basis })).rejects.toMatchObject({
    code: "changed_meanwhile",
  });
});

test("nobody below moderators arranges tags", async () => {
  const story = await aSite();
  const { forum } = story;
  const id = await createTag(forum, story.mod, { name: "akku", description: "" });
  const suspended = await story.member("sam", { role: "moderator" });
  await forum.write(async (tx) => {
    await tx
      .update(users)
      .set({ suspendedUntil: story.clock.now + 1000 })
      .where(eq(users.username, "sam"));
  });
  const refused: [Actor, string][] = [
    [guest, "signed_out"],
    [story.ada, "not_allowed"],
    [await story.member("stefan", { role: "staff" }), "not_allowed"],
    [await actorOf(forum, suspended.id ?? 0), "suspended"],
  ];
  for (const [actor, code] of refused) {
    await expect(createTag(forum, actor, { name: "x", description: "" })).rejects.toMatchObject({ code });
    await expect(editTag(forum, actor, { id, name: "x", description: "", basis: "" })).rejects.toMatchObject({ code });
    await expect(deleteTag(forum, actor, { id })).rejects.toMatchObject({ code });
    await expect(mergeTag(forum, actor, { id, into: "x" })).rejects.toMatchObject({ code });
  }
  await expect(deleteTag(forum, story.mod, { id: 999 })).rejects.toMatchObject({ code: "not_found" });
  expect((await forum.db.select().from(events).where(eq(events.subjectId, id))).map(({ kind }) => kind)).toContain(
    "tag.created",
  );
});

test("the list takes the same statements for one tag and for three hundred, in pages", async () => {
  const story = await aSite();
  const { forum } = story;
  await start(story, story.ada, "first");
  const cost = async () => {
    await listTags(forum, guest, { page: 1 });
    await somebodyWrites(forum);
    const before = forum.store.statements;
    await listTags(forum, guest, { page: 1 });
    return forum.store.statements - before;
  };
  const small = await cost();
  await forum.write(async (tx) => {
    const rows = Array.from({ length: 300 }, (_, n) => ({
      name: `t${n}`,
      nameKey: `t${n}`,
      description: "",
      publicSince: 1,
      createdAt: 1,
    }));
    await tx.insert(tags).values(rows);
  });
  expect(await cost()).toBe(small);
  expect(await listTags(forum, story.mod, { page: 4, all: true })).toMatchObject({ pages: 4, tags: { length: 1 } });
});

test("the list of tags is read once for each version of the lists", async () => {
  const story = await aSite();
  await start(story, story.ada, "battery");
  expect(await shown(story, guest)).toEqual(["battery 1"]);
  await somebodyWrites(story.forum);
  const before = story.forum.store.statements;
  expect(await shown(story, guest)).toEqual(["battery 1"]);
  expect(story.forum.store.statements - before).toBeLessThanOrEqual(2);
  await start(story, story.ada, "battery");
  expect(await shown(story, guest)).toEqual(["battery 2"]);
});
