import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { posts } from "#db/schema/index.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { foldPost } from "../knowledge/folding.ts";
import { acceptAnswer } from "../threads/accept.ts";
import { moveThread } from "../threads/arrange.ts";
import { deletePost } from "../threads/remove.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { type PageWanted, pageOf } from "./found-page.ts";
import { visiblePlaces } from "./places.ts";

async function someThreads() {
  const story = await aForum();
  const { forum, clock, member, category } = story;
  const [open, other, inside] = [
    await category("Open", { kind: "questions" }),
    await category("Other", { kind: "discussions" }),
    await category("Inside", { see: "staff" }),
  ];
  const [ada, eve] = [await member("ada"), await member("eve", { role: "moderator" })];
  const starts = async (categoryId: number, replies: number) => {
    clock.pass(60_000);
    const draft = { categoryId, title: `Rain at ${clock.now}`, body: "Umbrella?", tags: [], clientKey: newKey() };
    const id = Number((await startThread(forum, eve, draft)).split("/").at(-1));
    for (let n = 0; n < replies; n++) {
      clock.pass(60_000);
      await replyToThread(forum, ada, { id, to: null, body: `Umbrella ${n}.`, clientKey: newKey() });
    }
    return id;
  };
  const postsOf = async (threadId: number) => {
    const rows = await forum.db
      .select({ id: posts.id })
      .from(posts)
      .where(eq(posts.threadId, threadId))
      .orderBy(asc(posts.number));
    return rows.map(({ id }) => id);
  };
  return { ...story, open, other, inside, eve, starts, postsOf };
}

test("a page of what was found holds what may be seen at that moment, whatever an index says", async () => {
  const { forum, clock, open, other, inside, eve, starts, postsOf } = await someThreads();
  const [solved, asked, talk, secret] = [
    await starts(open, 3),
    await starts(open, 1),
    await starts(other, 2),
    await starts(inside, 0),
  ];
  const [, answer = 0, gone = 0, folded = 0] = await postsOf(solved);
  const all = await forum.db.select({ postId: posts.id }).from(posts).orderBy(asc(posts.id));
  const hits = [...all, { postId: 999_999 }].map(({ postId }) => ({ postId, score: 1 }));
  const wanted: PageWanted = {
    ...{ categoryIds: [open, other], after: null, before: null },
    ...{ order: "relevance", page: 1, perPage: 20 },
  };
  const page = (more: Partial<PageWanted> = {}) => forum.search.page(hits, { ...wanted, ...more });
  expect(await page()).toMatchObject({ threads: 3, posts: 9 });

  await acceptAnswer(forum, eve, { id: solved, postId: answer });
  await deletePost(forum, eve, { postId: gone, reason: "" });
  await foldPost(forum, eve, { postId: folded, folded: "yes" });
  const [first = 0] = await postsOf(solved);
  const [question = 0] = await postsOf(asked);
  const [opening = 0] = await postsOf(talk);
  expect(await page()).toEqual({
    ...{ threads: 3, posts: 7 },
    counts: {
      ...{ solved: 1, unsolved: 1 },
      categories: new Map([
        [open, 2],
        [other, 1],
      ]),
    },
    shown: [
      { threadId: solved, postId: first, found: 2 },
      { threadId: asked, postId: question, found: 2 },
      { threadId: talk, postId: opening, found: 3 },
    ],
  });
  expect((await page({ order: "date", perPage: 2 })).shown.map(({ threadId }) => threadId)).toEqual([talk, asked]);
  expect((await page({ perPage: 2, page: 2 })).shown.map(({ threadId }) => threadId)).toEqual([talk]);
  expect(await page({ before: clock.now - 60_000 })).toMatchObject({ posts: 6 });
  expect(await page({ categoryIds: [] })).toMatchObject({ threads: 0, posts: 0, shown: [] });
  expect(await page({ categoryIds: [inside] })).toMatchObject({ shown: [{ threadId: secret }] });

  await moveThread(forum, eve, { id: asked, categoryId: inside });
  expect((await page()).shown.map(({ threadId }) => threadId)).toEqual([solved, talk]);
  for (const more of [{}, { order: "date" }, { after: clock.now - 120_000 }, { page: 2, perPage: 1 }] as const) {
    const fromTables = await visiblePlaces(forum.db, hits, { ...wanted, ...more });
    expect(await page(more)).toEqual(pageOf(fromTables, { ...wanted, ...more }));
  }
});
