import { expect, test } from "vitest";
import { aForum, newKey, type TestForum } from "#testing/forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { acceptAnswer } from "./accept.ts";
import { closeThread, moveThread, pinThread } from "./arrange.ts";
import { editPost } from "./edit.ts";
import { markHelpful } from "./helpful.ts";
import { postHistory } from "./history.ts";
import { listThreads } from "./lists.ts";
import { postsOnPage, readThread, type ThreadView } from "./queries.ts";
import { deletePost, restorePost } from "./remove.ts";
import { replyToThread } from "./reply.ts";
import { startThread } from "./start.ts";

interface Story extends TestForum {
  ada: Actor;
  ben: Actor;
  anna: Actor;
  mod: Actor;
  categoryId: number;
  threadId: number;
}

async function aThread(): Promise<Story> {
  const story = await aForum();
  const [ada, ben] = [await story.member("ada"), await story.member("ben")];
  const anna = await story.member("anna", { role: "staff", team: "Lindhof", title: "Support" });
  const mod = await story.member("mo", { role: "moderator" });
  const categoryId = await story.category("Help");
  const path = await startThread(story.forum, ada, {
    categoryId,
    title: "Why does my kettle whistle?",
    body: "It **whistles** since Monday.",
    tags: ["kettle"],
    clientKey: newKey(),
  });
  return { ...story, ada, ben, anna, mod, categoryId, threadId: Number(path.split("/").at(-1)) };
}

const reply = (story: Story, actor: Actor, body: string, to: number | null = null, clientKey = newKey()) =>
  replyToThread(story.forum, actor, { id: story.threadId, to, body, clientKey });

async function read(story: Story, actor: Actor): Promise<ThreadView> {
  const thread = await readThread(story.forum, actor, story.threadId);
  if (typeof thread === "string") throw new Error(`the thread is ${thread}`);
  return thread;
}

const page = (story: Story, actor: Actor = guest, number = 1) =>
  postsOnPage(story.forum, actor, story.threadId, number);

test("a question is asked, answered and solved", async () => {
  const story = await aThread();
  expect(await read(story, guest)).toMatchObject({
    kind: "question",
    answerCount: 0,
    slug: "why-does-my-kettle-whistle",
  });
  await reply(story, story.ada, "Nobody?");
  expect((await read(story, guest)).answerCount).toBe(0);
  expect(await reply(story, story.anna, "Turn the lid.")).toBe(
    `/t/why-does-my-kettle-whistle/${story.threadId}#post-3`,
  );
  await reply(story, story.ben, "A comment on the question", 1);
  expect(await read(story, guest)).toMatchObject({ answerCount: 1, replyCount: 3 });
  const [, , answer] = await page(story);
  await acceptAnswer(story.forum, story.ada, { id: story.threadId, postId: answer?.id ?? 0 });
  expect(await read(story, guest)).toMatchObject({ acceptedPostId: answer?.id, answerCount: 1 });
  const unanswered = await listThreads(story.forum, guest, { kind: "unanswered" }, { page: 1 });
  expect(unanswered.threads).toEqual([]);
});

test("an accepted comment counts as an answer", async () => {
  const story = await aThread();
  await reply(story, story.ben, "It is the lid.", 1);
  const [, comment] = await page(story);
  await acceptAnswer(story.forum, story.anna, { id: story.threadId, postId: comment?.id ?? 0 });
  expect((await read(story, guest)).answerCount).toBe(1);
  await acceptAnswer(story.forum, story.anna, { id: story.threadId, postId: null });
  expect((await read(story, guest)).answerCount).toBe(0);
});

test("a form that is sent twice posts once, even at the same moment", async () => {
  const story = await aThread();
  const key = newKey();
  const paths = await Promise.all([1, 2, 3, 4].map(() => reply(story, story.ben, "Once", null, key)));
  expect(new Set(paths).size).toBe(1);
  expect((await page(story)).map((post) => post.number)).toEqual([1, 2]);
  expect(await read(story, guest)).toMatchObject({ lastNumber: 2, replyCount: 1 });
});

test("who asked in the wrong place moves the question, to where they may ask", async () => {
  const story = await aThread();
  const { forum, ada, ben, threadId: id } = story;
  const talk = await story.category("Talk", { kind: "discussions" });
  const staffOnly = await story.category("News", { start: "staff" });
  await expect(moveThread(forum, ben, { id, categoryId: talk })).rejects.toMatchObject({ code: "not_allowed" });
  await expect(moveThread(forum, ada, { id, categoryId: staffOnly })).rejects.toMatchObject({
    code: "choose_category",
  });
  await moveThread(forum, ada, { id, categoryId: talk });
  expect(await read(story, guest)).toMatchObject({ categoryId: talk, kind: "discussion" });
  await closeThread(forum, story.mod, { id, closed: "yes", reason: "" });
  await expect(moveThread(forum, ada, { id, categoryId: story.categoryId })).rejects.toMatchObject({
    code: "thread_closed",
  });
});

test("the same question at once again, from a page that came back, is asked once; replies may say the same", async () => {
  const story = await aThread();
  const first = await reply(story, story.ben, "Thanks!");
  expect(await reply(story, story.ben, "Thanks!")).not.toBe(first);
  const ask = (title: string) =>
    startThread(story.forum, story.ben, {
      ...{ categoryId: story.categoryId, title, body: "Hm.", tags: [], clientKey: newKey() },
    });
  const asked = await ask("Which lid fits?");
  expect(await ask("Which lid fits?")).toBe(asked);
  expect(await ask("Which pot fits?")).not.toBe(asked);
  story.clock.pass(11 * 60_000);
  expect(await ask("Which lid fits?")).not.toBe(asked);
});

test("many replies at once get one number each", async () => {
  const story = await aThread();
  await Promise.all(Array.from({ length: 25 }, (_, n) => reply(story, n % 2 ? story.ben : story.anna, `Reply ${n}`)));
  expect(await read(story, guest)).toMatchObject({ lastNumber: 26, replyCount: 25, answerCount: 25, pages: 2 });
  const numbers = [...(await page(story)), ...(await page(story, guest, 2))].map((post) => post.number);
  expect(numbers).toEqual(Array.from({ length: 26 }, (_, n) => n + 1));
});

test("whoever edits an older version is told, and nothing is lost", async () => {
  const story = await aThread();
  const [opening] = await page(story);
  const edit = (actor: Actor, body: string, revision: number) =>
    editPost(story.forum, actor, { postId: opening?.id ?? 0, revision, body, title: "Why does my kettle sing?" });
  await edit(story.ada, "It whistles since *Tuesday*.", 1);
  await expect(edit(story.mod, "Mine", 1)).rejects.toMatchObject({ code: "edited_meanwhile" });
  await edit(story.mod, "Since Wednesday.", 2);
  const history = await postHistory(story.forum, guest, opening?.id ?? 0);
  expect(history?.versions.map((version) => [version.author.username, version.body])).toEqual([
    ["ada", "It **whistles** since Monday."],
    ["ada", "It whistles since *Tuesday*."],
    ["mo", "Since Wednesday."],
  ]);
  expect(await read(story, guest)).toMatchObject({
    title: "Why does my kettle sing?",
    slug: "why-does-my-kettle-sing",
  });
});

test("a deleted reply leaves a tombstone without its text, and can come back", async () => {
  const story = await aThread();
  await reply(story, story.ben, "Something silly");
  const [, silly] = await page(story);
  const input = { postId: silly?.id ?? 0, reason: "Off topic" };
  await expect(deletePost(story.forum, story.ada, input)).rejects.toMatchObject({ code: "not_allowed" });
  await deletePost(story.forum, story.mod, input);
  expect((await page(story))[1]).toMatchObject({ html: "", deletedReason: null, number: 2 });
  expect((await page(story, story.mod))[1]).toMatchObject({ deletedReason: "Off topic" });
  expect((await page(story, story.mod))[1]?.html).toContain("silly");
  expect((await read(story, guest)).answerCount).toBe(0);
  expect(await postHistory(story.forum, guest, input.postId)).toBeNull();
  // A moderator's deletion is not the author's to undo.
  await expect(restorePost(story.forum, story.ben, input)).rejects.toMatchObject({ code: "not_allowed" });
  await restorePost(story.forum, story.mod, input);
  expect((await read(story, guest)).answerCount).toBe(1);
});

test("deleting the opening post takes the thread away for everybody but moderators", async () => {
  const story = await aThread();
  const [opening] = await page(story);
  const input = { postId: opening?.id ?? 0, reason: "" };
  await reply(story, story.ben, "An answer");
  await expect(deletePost(story.forum, story.ada, input)).rejects.toMatchObject({ code: "has_replies" });
  await deletePost(story.forum, story.mod, input);
  expect(await readThread(story.forum, guest, story.threadId)).toBe("gone");
  expect(await readThread(story.forum, story.mod, story.threadId)).toMatchObject({ deletedBy: story.mod.id });
  expect((await listThreads(story.forum, story.mod, { kind: "latest" }, { page: 1 })).threads).toEqual([]);
  await restorePost(story.forum, story.mod, input);
  expect((await listThreads(story.forum, guest, { kind: "latest" }, { page: 1 })).threads).toHaveLength(1);
});

test("what a person may not see does not exist for them", async () => {
  const story = await aThread();
  const secret = await story.category("Secret", { see: "staff" });
  await moveThread(story.forum, story.mod, { id: story.threadId, categoryId: secret });
  // It was public once: gone. What never was public never existed.
  expect(await readThread(story.forum, story.ben, story.threadId)).toBe("gone");
  expect((await listThreads(story.forum, story.ben, { kind: "latest" }, { page: 1 })).total).toBe(0);
  expect((await listThreads(story.forum, story.anna, { kind: "latest" }, { page: 1 })).total).toBe(1);
  await expect(reply(story, story.ben, "Hello?")).rejects.toMatchObject({ code: "not_found" });
  const path = await startThread(story.forum, story.anna, {
    categoryId: secret,
    title: "Never public",
    body: "x",
    tags: [],
    clientKey: newKey(),
  });
  expect(await readThread(story.forum, guest, Number(path.split("/").at(-1)))).toBe("none");
});

test("a closed thread takes no replies but a moderator's", async () => {
  const story = await aThread();
  await closeThread(story.forum, story.mod, { id: story.threadId, closed: "yes", reason: "Answered elsewhere" });
  await expect(reply(story, story.ben, "But…")).rejects.toMatchObject({ code: "thread_closed" });
  await reply(story, story.mod, "For the record");
  await closeThread(story.forum, story.mod, { id: story.threadId, closed: "no", reason: "" });
  await reply(story, story.ben, "Thanks");
});

test("pinned threads stand above the first page once", async () => {
  const story = await aThread();
  await startThread(story.forum, story.ben, {
    categoryId: story.categoryId,
    title: "A newer one",
    body: "x",
    tags: [],
    clientKey: newKey(),
  });
  await pinThread(story.forum, story.mod, { id: story.threadId, pinned: "yes" });
  const list = await listThreads(story.forum, guest, { kind: "latest" }, { page: 1 });
  expect(list.threads.map((thread) => thread.title)).toEqual(["Why does my kettle whistle?", "A newer one"]);
});

test("helpful is one mark a person, and never one's own", async () => {
  const story = await aThread();
  await reply(story, story.ben, "Turn it off.");
  const [, post] = await page(story);
  const mark = (actor: Actor, helpful: "yes" | "no") =>
    markHelpful(story.forum, actor, { postId: post?.id ?? 0, helpful });
  await mark(story.ada, "yes");
  await mark(story.ada, "yes");
  await mark(story.anna, "yes");
  await expect(mark(story.ben, "yes")).rejects.toMatchObject({ code: "own_post" });
  expect((await page(story, story.ada))[1]).toMatchObject({ helpfulCount: 2, markedHelpful: true });
  await mark(story.ada, "no");
  expect((await page(story, story.ada))[1]).toMatchObject({ helpfulCount: 1, markedHelpful: false });
  const top = await listThreads(story.forum, guest, { kind: "top", period: "month" }, { page: 1 });
  expect(top.threads[0]).toMatchObject({ id: story.threadId, helpfulCount: 1 });
});

test("members see what they have not read", async () => {
  const story = await aThread();
  await reply(story, story.ben, "One");
  await reply(story, story.ben, "Two");
  const list = await listThreads(story.forum, story.ada, { kind: "latest" }, { page: 1, since: null });
  expect(list.threads[0]?.unread).toBe(2);
});

test("every visible change makes the version grow", async () => {
  const story = await aThread();
  const before = (await read(story, guest)).version;
  await reply(story, story.ben, "One");
  const after = (await read(story, guest)).version;
  expect(after).toBeGreaterThan(before);
  const [, post] = await page(story);
  await markHelpful(story.forum, story.ada, { postId: post?.id ?? 0, helpful: "yes" });
  expect((await read(story, guest)).version).toBeGreaterThan(after);
});
