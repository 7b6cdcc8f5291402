import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { guest } from "../members/actor.ts";
import { acceptAnswer } from "../threads/accept.ts";
import { loadThread } from "../threads/changes.ts";
import { postsOnPage } from "../threads/queries.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { checkAnswer, checkOf } from "./checks.ts";
import { noteFeedback } from "./feedback.ts";
import { foldPost } from "./folding.ts";
import { resultHistory, resultOf, writeResult } from "./results.ts";
import { answersToReview } from "./review.ts";
import { addViews } from "./views.ts";

/** A question by ada with an answer by bob (post 2), and eve of the staff. */
async function aQuestion() {
  const story = await aForum();
  const { forum, member, category } = story;
  const categoryId = await category("Questions");
  const [ada, bob] = [await member("ada"), await member("bob")];
  const eve = await member("eve", { role: "staff" });
  const ask = async (title: string) => {
    const path = await startThread(forum, ada, { categoryId, title, body: "Why?", tags: [], clientKey: newKey() });
    const id = Number(path.split("/").at(-1));
    const body = `An answer to ${title}`;
    await replyToThread(forum, bob, { id, to: null, body, clientKey: newKey() });
    const posts = await postsOnPage(forum, guest, id, 1);
    const answerId = posts.find((post) => post.number === 2)?.id ?? 0;
    return { id, answerId, thread: () => loadThread(forum.db, id) };
  };
  return { ...story, ada, bob, eve, ask, question: await ask("The wheel squeaks") };
}

test("asker and staff write the result, version by version, and the thread shows the newest", async () => {
  const { forum, ada, bob, eve, question } = await aQuestion();
  const before = (await question.thread()).version;
  await writeResult(forum, ada, { id: question.id, revision: 0, body: "It was **dry**." });
  const first = await resultOf(forum, await question.thread());
  expect(first).toMatchObject({ revision: 1, author: { username: "ada" } });
  expect(first?.html).toContain("<strong>dry</strong>");
  expect((await question.thread()).version).toBeGreaterThan(before);

  const late = writeResult(forum, eve, { id: question.id, revision: 0, body: "Oil helps." });
  await expect(late).rejects.toMatchObject({ code: "edited_meanwhile" });
  await writeResult(forum, eve, { id: question.id, revision: 1, body: "Oil helps." });
  const other = writeResult(forum, bob, { id: question.id, revision: 2, body: "Mine" });
  await expect(other).rejects.toMatchObject({ code: "not_allowed" });
  expect((await resultHistory(forum, question.id)).map((version) => version.body)).toEqual([
    "Oil helps.",
    "It was **dry**.",
  ]);

  await writeResult(forum, eve, { id: question.id, revision: 2, body: "" });
  expect(await resultOf(forum, await question.thread())).toBeNull();
});

test("staff fold small talk, never the question or what solved it", async () => {
  const { forum, ada, bob, eve, question } = await aQuestion();
  await replyToThread(forum, bob, { id: question.id, to: null, body: "Nice weather", clientKey: newKey() });
  const posts = await postsOnPage(forum, guest, question.id, 1);
  const [opening, answer, talk] = posts.map((post) => post.id);
  await expect(foldPost(forum, ada, { postId: talk ?? 0, folded: "yes" })).rejects.toMatchObject({
    code: "not_allowed",
  });
  await foldPost(forum, eve, { postId: talk ?? 0, folded: "yes" });
  expect((await postsOnPage(forum, guest, question.id, 1)).map((post) => post.foldedAt !== null)).toEqual([
    false,
    false,
    true,
  ]);
  await acceptAnswer(forum, ada, { id: question.id, postId: answer ?? 0 });
  for (const postId of [opening, answer]) {
    const folding = foldPost(forum, eve, { postId: postId ?? 0, folded: "yes" });
    await expect(folding).rejects.toMatchObject({ code: "not_small_talk" });
  }
  await acceptAnswer(forum, ada, { id: question.id, postId: talk ?? 0 });
  expect((await postsOnPage(forum, guest, question.id, 1)).every((post) => post.foldedAt === null)).toBe(true);
});

test("a check holds for the answer it was made for", async () => {
  const { forum, clock, ada, bob, eve, question } = await aQuestion();
  const check = { id: question.id, postId: question.answerId, forVersion: "v2.1" };
  await expect(checkAnswer(forum, eve, check)).rejects.toMatchObject({ code: "not_accepted" });
  await acceptAnswer(forum, ada, { id: question.id, postId: question.answerId });
  await expect(checkAnswer(forum, ada, check)).rejects.toMatchObject({ code: "not_allowed" });
  clock.pass(1000);
  await checkAnswer(forum, eve, check);
  expect(await checkOf(forum, await question.thread())).toMatchObject({
    by: { username: "eve" },
    at: clock.now,
    forVersion: "v2.1",
  });

  await replyToThread(forum, bob, { id: question.id, to: null, body: "Another way", clientKey: newKey() });
  const better = (await postsOnPage(forum, guest, question.id, 1)).find((post) => post.number === 3);
  await acceptAnswer(forum, ada, { id: question.id, postId: better?.id ?? 0 });
  expect(await checkOf(forum, await question.thread())).toBeNull();
});

test("staff see which answers want a second look: the oldest, the most read, the doubted", async () => {
  const { forum, clock, ada, eve, ask, question } = await aQuestion();
  const second = await ask("The lamp is dark");
  await ask("Not solved yet");
  await acceptAnswer(forum, ada, { id: question.id, postId: question.answerId });
  clock.pass(86_400_000);
  await acceptAnswer(forum, ada, { id: second.id, postId: second.answerId });
  const titles = async (order: "oldest" | "read" | "doubted") =>
    (await answersToReview(forum, eve, { order, page: 1 })).rows.map((row) => row.title);
  expect(await titles("oldest")).toEqual(["The wheel squeaks", "The lamp is dark"]);

  await addViews(
    forum,
    new Map([
      [second.id, 7],
      [999_999, 3],
    ]),
  );
  await addViews(forum, new Map([[second.id, 2]]));
  expect(await titles("read")).toEqual(["The lamp is dark", "The wheel squeaks"]);

  // On the very day of the accepting too.
  for (const from of ["192.0.2.1", "192.0.2.2"]) {
    await noteFeedback(forum, guest, { id: question.id, helped: "no" }, from);
    await noteFeedback(forum, guest, { id: second.id, helped: "yes" }, from);
  }
  await noteFeedback(forum, guest, { id: second.id, helped: "no" }, "192.0.2.3");
  const doubted = await answersToReview(forum, eve, { order: "doubted", page: 1 });
  expect(doubted.rows.map(({ title, doubts, views }) => ({ title, doubts, views }))).toEqual([
    { title: "The wheel squeaks", doubts: 2, views: 0 },
    { title: "The lamp is dark", doubts: 1, views: 9 },
  ]);
  expect(doubted.total).toBe(2);

  clock.pass(86_400_000);
  await checkAnswer(forum, eve, { id: question.id, postId: question.answerId, forVersion: "" });
  expect((await answersToReview(forum, eve, { order: "doubted", page: 1 })).rows.map((row) => row.doubts)).toEqual([
    1, 0,
  ]);
  await expect(answersToReview(forum, ada, { order: "oldest", page: 1 })).rejects.toMatchObject({
    code: "not_allowed",
  });
});

test("what a reader may not read, they cannot judge, and nobody judges without end", async () => {
  const { forum, category, eve } = await aQuestion();
  const hidden = await category("Staff", { see: "staff" });
  const path = await startThread(forum, eve, {
    categoryId: hidden,
    title: "Between us",
    body: "Quiet.",
    tags: [],
    clientKey: newKey(),
  });
  const id = Number(path.split("/").at(-1));
  await expect(noteFeedback(forum, guest, { id, helped: "no" }, "192.0.2.9")).rejects.toMatchObject({
    code: "not_found",
  });
  const { count } = (await forum.settings()).limits.feedbackByAddress;
  const all = Array.from({ length: count + 1 }, () =>
    noteFeedback(forum, eve, { id, helped: "yes" }, "192.0.2.9").catch(({ code }) => code),
  );
  // One more than there is room for, and the refused one above counts too.
  expect((await Promise.all(all)).filter((code) => code === "too_many")).toHaveLength(2);
});
