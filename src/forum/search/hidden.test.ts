/** What an attacker asks the search for, to learn of what they may not see. */
import { expect, test } from "vitest";
import { categoryGroups, groupMembers, groups } from "#db/schema/index.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { structureOf } from "../categories/structure.ts";
import { noteFeedback } from "../knowledge/feedback.ts";
import { foldPost } from "../knowledge/folding.ts";
import { writeResult } from "../knowledge/results.ts";
import { answersToReview } from "../knowledge/review.ts";
import { type Actor, actorOf, guest } from "../members/actor.ts";
import { acceptAnswer } from "../threads/accept.ts";
import { postsOnPage } from "../threads/queries.ts";
import { deletePost } from "../threads/remove.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { searchGaps } from "./log/gaps.ts";
import { foundForStaff } from "./log/told.ts";
import { searchPosts } from "./queries.ts";
import { relatedThreads } from "./related.ts";
import { similarThreads } from "./similar.ts";

const TITLE = "The nightingale project begins in May";

/** A thread with a result and an accepted answer that only the group of zoe (a moderator) may read. */
async function aSecret() {
  const story = await aForum();
  const { forum, member, category } = story;
  const open = await category("Open");
  const inside = await category("Inside", { see: "groups", start: "groups", reply: "groups" });
  const [zoe, eve, ada] = [
    await member("zoe", { role: "moderator" }),
    await member("eve", { role: "staff" }),
    await member("ada"),
  ];
  await forum.write(async (tx) => {
    const [group] = await tx.insert(groups).values({ name: "Board", createdAt: 0 }).returning({ id: groups.id });
    const groupId = group?.id ?? 0;
    await tx.insert(groupMembers).values({ groupId, userId: zoe.id ?? 0 });
    for (const right of ["see", "start", "reply"] as const) {
      await tx.insert(categoryGroups).values({ categoryId: inside, right, groupId });
    }
  });
  const insider = await actorOf(forum, zoe.id ?? 0);
  const starts = async (actor: Actor, categoryId: number, title: string, body: string, tags: string[] = []) => {
    const path = await startThread(forum, actor, { categoryId, title, body, tags, clientKey: newKey() });
    return Number(path.split("/").at(-1));
  };
  const secret = await starts(insider, inside, TITLE, "Nobody knows of the kingfisher.", ["plumage"]);
  await replyToThread(forum, insider, { id: secret, to: null, body: "The budget is lapwing.", clientKey: newKey() });
  const answer = (await postsOnPage(forum, insider, secret, 1)).find(({ number }) => number === 2);
  await acceptAnswer(forum, insider, { id: secret, postId: answer?.id ?? 0 });
  await writeResult(forum, insider, { id: secret, revision: 0, body: "Signed as goldfinch." });
  return { ...story, open, inside, insider, eve, ada, secret, starts };
}

const QUESTIONS = [
  "nightingale",
  "nightingle",
  '"nightingale project"',
  "nightingale in:title",
  "kingfisher",
  "lapwing",
  "goldfinch",
  "by:zoe",
  "by:zoe is:staff",
  "is:solved",
  "tag:plumage",
  "category:inside",
  "category:Inside nightingale",
  "after:2020",
  "before:2030 -open",
  "-zebra",
  'by:"zoe" OR 1=1',
  'category = "inside" OR categoryId EXISTS',
  "category:* nightingale",
];

test("no question, finished or not, leads to what a group keeps for itself, nor a count of it", async () => {
  const { forum, insider, eve, ada, secret, inside } = await aSecret();
  const found = async (actor: Actor, q: string, isTyping = false) => searchPosts(forum, actor, { q, isTyping });
  // The questions do find it for who may see it, so that nothing below is empty for another reason.
  const own = await Promise.all(QUESTIONS.map((q) => found(insider, q)));
  expect(own.filter(({ threads }) => threads > 0).length).toBeGreaterThan(12);
  for (const actor of [guest, ada, eve]) {
    for (const q of QUESTIONS) {
      const seen = await found(actor, q);
      expect([q, seen.threads, seen.posts, seen.results, seen.isMore, seen.pages]).toEqual([q, 0, 0, [], false, 1]);
      expect([q, seen.counts.categories.has(inside), seen.counts.solved]).toEqual([q, false, 0]);
    }
    // Letter by letter, as the dialog for opening a thread asks.
    for (let end = 1; end <= "nightingale".length; end++) {
      expect((await found(actor, "nightingale".slice(0, end), true)).threads).toBe(0);
    }
    expect(await similarThreads(forum, actor, { title: TITLE, body: "kingfisher lapwing goldfinch" })).toEqual([]);
  }
  expect((await similarThreads(forum, insider, { title: TITLE })).map(({ id }) => id)).toEqual([secret]);
});

test("related threads that an insider was shown are not shown to the next reader", async () => {
  const { forum, insider, eve, ada, secret, open, starts } = await aSecret();
  const probe = { title: "When does the nightingale project begin?", body: "In May?" };
  const id = await starts(ada, open, probe.title, probe.body);
  const related = async (actor: Actor) => (await relatedThreads(forum, actor, { id, ...probe })).map((one) => one.id);
  const other = await starts(ada, open, "A nightingale begins to sing in May", "Every project of hers.");
  // A view may come before the search has answered: then it shows none.
  const waiting = { timeout: 20_000 };
  await expect.poll(async () => (await related(insider)).sort(), waiting).toEqual([secret, other].sort());
  for (const actor of [guest, ada, eve]) await expect.poll(() => related(actor), waiting).toEqual([other]);
});

test("what staff review and what people did not find stays silent about it", async () => {
  const { forum, insider, eve, secret } = await aSecret();
  await noteFeedback(forum, insider, { id: secret, helped: "no" }, "192.0.2.1");
  for (const order of ["oldest", "read", "doubted"] as const) {
    expect(await answersToReview(forum, eve, { order, page: 1 })).toEqual({ rows: [], total: 0 });
    expect((await answersToReview(forum, insider, { order, page: 1 })).rows).toHaveLength(1);
  }
  const found = await searchPosts(forum, insider, { q: "nightingale" });
  expect(found.threads).toBe(1);
  forum.tally.searched("nightingale", foundForStaff(found, await structureOf(forum)));
  await forum.tally.flush();
  expect(await searchGaps(forum, eve)).toMatchObject([{ terms: "nightingale", results: 0 }]);
});

test("deleted and folded posts are gone from search and similar threads, before the index hears of it too", async () => {
  const { forum, insider, ada, eve, open, starts } = await aSecret();
  const id = await starts(ada, open, "Which bird is that?", "It sings at night.");
  for (const body of ["A curlew.", "Lovely bullfinch weather."]) {
    await replyToThread(forum, ada, { id, to: null, body, clientKey: newKey() });
  }
  const [, curlew, talk] = await postsOnPage(forum, guest, id, 1);
  const asked = { words: { text: "curlew bullfinch", phrases: [], without: [] }, filters: {} };
  const before = await forum.search.search(asked);
  expect(before.hits.length).toBe(2);
  const page = await forum.search.page(before.hits, {
    ...{ categoryIds: [open], after: null, before: null },
    ...{ order: "relevance", page: 1, perPage: 20 },
  });
  expect(page.shown).toMatchObject([{ threadId: id, found: 2 }]);
  await deletePost(forum, insider, { postId: curlew?.id ?? 0, reason: "" });
  await foldPost(forum, eve, { postId: talk?.id ?? 0, folded: "yes" });
  const late = async () => before;
  const lagging = { ...forum, search: { ...forum.search, search: late, similar: late } };
  for (const actor of [guest, insider]) {
    for (const now of [lagging, forum]) {
      expect((await searchPosts(now, actor, { q: "curlew bullfinch" })).threads).toBe(0);
      expect(await similarThreads(now, actor, { title: "curlew bullfinch" })).toEqual([]);
    }
  }
  // Neither is what goes in the very moment in which it is found.
  const overtaken = { ...forum, search: { ...forum.search, search: late, page: async () => page } };
  expect((await searchPosts(overtaken, guest, { q: "curlew bullfinch" })).results).toEqual([]);
});

test("what hidden posts are written in changes no answer: mistyped, unfinished, put together or split", async () => {
  const { forum, insider, ada, open, inside, starts } = await aSecret();
  await starts(ada, open, "My lapwingo and the goldfink", "A nightingalo keyring, an owlhouse, the swan song.");
  const probes = ["sparrowhawk", "owl", "keyrings", "swansong", "house owl", "sparowhawk", "peregrin", "falcon"];
  const answers = async () => {
    const found = [];
    for (const q of [...probes, "nightingale", "lapwing", "goldfinch", "peregrine", "key ring"]) {
      for (const isTyping of [false, true]) {
        const seen = await searchPosts(forum, guest, { q, isTyping });
        found.push([q, isTyping, seen.threads, seen.results.map(({ title, post }) => [title, post.excerpt])]);
      }
    }
    return found;
  };
  await starts(ada, open, "A sparrowhawke on my roof", "And a peregrino with falcone.");
  const before = await answers();
  expect(before.some(([, , threads]) => Number(threads) > 0)).toBe(true);
  await starts(insider, inside, "sparrowhawk peregrine falcon owl", "swansong key ring house owls peregrin sparowhawk");
  expect(await answers()).toEqual(before);
});
