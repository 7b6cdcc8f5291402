import { asc, eq, lt, max } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, posts } from "#db/schema/index.ts";
import { aForum, newKey, type TestForum } from "#testing/forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { acceptAnswer } from "../threads/accept.ts";
import { moveThread } from "../threads/arrange.ts";
import { editPost } from "../threads/edit.ts";
import { deletePost, restorePost } from "../threads/remove.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { searchPosts } from "./queries.ts";
import { similarThreads } from "./similar.ts";

async function aPlace() {
  const place = await aForum();
  const category = await place.category("Help");
  const ada = await place.member("ada");
  return { ...place, ...verbs(place, category), category, newCategory: place.category, ada };
}

function verbs({ forum, clock }: TestForum, category: number) {
  return {
    async starts(actor: Actor, title: string, body: string, more: { categoryId?: number; tags?: string[] } = {}) {
      clock.pass(60_000);
      const draft = { categoryId: category, title, body, tags: [], clientKey: newKey(), ...more };
      return Number((await startThread(forum, actor, draft)).split("/").at(-1));
    },
    async replies(actor: Actor, id: number, body: string) {
      clock.pass(60_000);
      await replyToThread(forum, actor, { id, to: null, body, clientKey: newKey() });
      const [last] = await forum.db.select({ id: max(posts.id) }).from(posts);
      return last?.id ?? 0;
    },
    async finds(actor: Actor, q: string) {
      return (await searchPosts(forum, actor, { q })).results.map(({ title }) => title);
    },
    firstPost: async (threadId: number) => {
      const [post] = await forum.db.select().from(posts).where(eq(posts.threadId, threadId)).orderBy(asc(posts.number));
      if (!post) throw new Error("no post");
      return post;
    },
  };
}

test("a new post is found, with its thread and the words marked", async () => {
  const { forum, ada, starts, replies } = await aPlace();
  const id = await starts(ada, "Printer hums", "Every **night** it hums.");
  await replies(ada, id, "Cleaning the fan of the printer helped.");
  const { results, threads: found, posts: foundPosts } = await searchPosts(forum, guest, { q: "pritner fan" });
  expect([found, foundPosts]).toEqual([1, 2]);
  expect(results).toMatchObject([{ threadId: id, title: "Printer hums", found: 2, post: { number: 2 } }]);
  expect(results[0]?.post.excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(["fan", "printer"]);
  expect(results[0]?.markedTitle).toEqual([
    { text: "Printer", isMatch: true },
    { text: " hums", isMatch: false },
  ]);
});

test("edits, deletions, moves and tags are followed", async () => {
  const { forum, ada, member, starts, replies, finds, firstPost } = await aPlace();
  const mod = await member("mo", { role: "moderator" });
  const id = await starts(ada, "Printer hums", "At night.", { tags: ["noise"] });
  const reply = await replies(ada, id, "A cat sat on it.");
  expect(await finds(guest, "cat")).toEqual(["Printer hums"]);

  const post = await firstPost(id);
  const edit = { postId: post.id, revision: post.revision, clientKey: newKey() };
  await editPost(forum, ada, { ...edit, title: "Scanner hums", body: "At dawn.", tags: ["noise"] });
  expect(await finds(guest, "night")).toEqual([]);
  expect(await finds(guest, "dawn")).toEqual(["Scanner hums"]);
  const again = await firstPost(id);
  await editPost(forum, ada, {
    ...edit,
    revision: again.revision,
    title: "Scanner hums",
    body: "At dawn.",
    tags: ["optics"],
  });
  expect(await finds(guest, "tag:optics")).toEqual(["Scanner hums"]);
  expect(await finds(guest, "tag:noise")).toEqual([]);

  await deletePost(forum, mod, { postId: reply, reason: "" });
  expect(await finds(guest, "cat")).toEqual([]);
  await restorePost(forum, mod, { postId: reply });
  expect(await finds(guest, "cat")).toEqual(["Scanner hums"]);
  await deletePost(forum, mod, { postId: post.id, reason: "" });
  expect(await finds(guest, "scanner")).toEqual([]);
  await restorePost(forum, mod, { postId: post.id });
  expect(await finds(guest, "scanner cat")).toEqual(["Scanner hums"]);
});

test("accepting an answer makes a thread solved", async () => {
  const { forum, ada, member, starts, replies, finds } = await aPlace();
  const bert = await member("bert", { role: "staff" });
  const id = await starts(ada, "Printer hums", "At night.");
  await starts(ada, "Printer beeps", "At noon.");
  expect(await finds(guest, "printer is:solved")).toEqual([]);
  expect((await finds(guest, "printer is:unanswered")).sort()).toEqual(["Printer beeps", "Printer hums"]);
  const answer = await replies(bert, id, "Switch it off.");
  expect(await finds(guest, "printer is:unanswered")).toEqual(["Printer beeps"]);
  await acceptAnswer(forum, ada, { id, postId: answer });
  expect(await finds(guest, "printer is:solved")).toEqual(["Printer hums"]);
  expect(await finds(guest, "switch is:staff")).toEqual(["Printer hums"]);
  expect(await finds(guest, "hums is:staff")).toEqual([]);
  expect(await finds(guest, "by:bert")).toEqual(["Printer hums"]);
  expect((await searchPosts(forum, guest, { q: "printer" })).counts).toMatchObject({ solved: 1, unsolved: 1 });
});

test("nobody finds what they may not see, nor a count that betrays it", async () => {
  const { forum, ada, member, category, newCategory, starts, finds } = await aPlace();
  const mod = await member("mo", { role: "moderator" });
  const inside = await newCategory("Inside", { see: "staff" });
  await starts(mod, "Merger with Acme", "Nobody knows.", { categoryId: inside });
  const open = await starts(ada, "Acme printer", "It hums.");

  expect(await finds(mod, "acme")).toHaveLength(2);
  for (const actor of [guest, ada]) {
    const found = await searchPosts(forum, actor, { q: "acme" });
    expect(found.results.map(({ title }) => title)).toEqual(["Acme printer"]);
    expect([found.threads, found.posts, found.isMore, found.pages]).toEqual([1, 1, false, 1]);
    expect([...found.counts.categories.keys()]).toEqual([category]);
    expect(await finds(actor, "category:inside acme")).toEqual([]);
    expect(await finds(actor, "merger")).toEqual([]);
    expect((await similarThreads(forum, actor, { title: "Merger with Acme" })).map(({ id }) => id)).toEqual([open]);
  }
  expect(await finds(mod, "category:inside")).toEqual(["Merger with Acme"]);

  // Before the index hears of it.
  const before = await forum.search.search({ words: { text: "acme", phrases: [], without: [] }, filters: {} });
  await moveThread(forum, mod, { id: open, categoryId: inside });
  const lagging = { ...forum, search: { ...forum.search, search: async () => before } };
  expect((await searchPosts(lagging, guest, { q: "acme" })).threads).toBe(0);
  expect(await finds(guest, "acme")).toEqual([]);
  expect((await finds(mod, "acme")).sort()).toEqual(["Acme printer", "Merger with Acme"]);
});

test("filters take names in any form; unknown ones find nothing", async () => {
  const { ada, starts, finds } = await aPlace();
  await starts(ada, "Größe", "Wo?", { tags: ["c++"] });
  expect(await finds(guest, "groesse category:HELP tag:C++ by:@Ada")).toEqual(["Größe"]);
  for (const q of [
    "category:nowhere größe",
    "tag:nothing größe",
    "by:nobody größe",
    'by:"x" OR 1=1',
    "before:2020 größe",
  ]) {
    expect(await finds(guest, q), q).toEqual([]);
  }
  expect(await finds(guest, "größe after:2026-03-03 before:2026-03-04")).toEqual(["Größe"]);
  expect(await finds(guest, "größe in:title")).toEqual(["Größe"]);
  expect(await finds(guest, "wo in:title")).toEqual([]);
});

test("a phrase that nothing holds is looked for word by word, and that is said", async () => {
  const { forum, ada, starts } = await aPlace();
  await starts(ada, "Printer hums", "At night.");
  expect(await searchPosts(forum, guest, { q: '"hums printer"' })).toMatchObject({ threads: 1, isRelaxed: true });
  expect(await searchPosts(forum, guest, { q: '"printer hums"' })).toMatchObject({ threads: 1, isRelaxed: false });
});

test("an index that lost its thread of events is built anew", async () => {
  const { forum, ada, starts, finds } = await aPlace();
  await starts(ada, "Printer hums", "At night.");
  expect(await finds(guest, "printer")).toHaveLength(1);
  await starts(ada, "Printer beeps", "At noon.");
  await starts(ada, "Printer burns", "At once.");
  await forum.write(async (tx) => {
    const [last] = await tx.select({ id: max(events.id) }).from(events);
    await tx.delete(events).where(lt(events.id, last?.id ?? 0));
  });
  expect(await finds(guest, "printer")).toHaveLength(3);
  expect(await forum.search.state()).toMatchObject({ documents: 3, lag: 0, reindex: null });
});

test("reindexing finds what is there", async () => {
  const { forum, ada, starts, finds } = await aPlace();
  await starts(ada, "Printer hums", "At night.");
  const told: number[][] = [];
  await forum.search.reindex((done, total) => void told.push([done, total]));
  expect(told).toEqual([[1, 1]]);
  expect(await finds(guest, "printer")).toEqual(["Printer hums"]);
});

test("any text is a question", async () => {
  const { forum, ada, starts } = await aPlace();
  await starts(ada, "Printer hums", "At night.");
  for (const q of [
    "",
    '"',
    "-",
    "tag:",
    "\0",
    "\ud800",
    "by:\0",
    "category:'; --",
    "after:9999-12-31",
    "x".repeat(20_000),
  ]) {
    expect((await searchPosts(forum, guest, { q })).threads, q).toBe(0);
  }
});
