import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { events, posts, threads } from "#db/schema/index.ts";
import { aConversation, type Conversation } from "#testing/conversation.ts";
import { newKey } from "#testing/forum.ts";
import { publicAddresses } from "../addresses/ledger.ts";
import { type Actor, guest } from "../members/actor.ts";
import { notificationsFor } from "../notifications/queries.ts";
import { recountCategories, recountThreads } from "../recount.ts";
import { searchPosts } from "../search/queries.ts";
import { acceptAnswer } from "./accept.ts";
import { mergeInput, splitInput } from "./input.ts";
import { leftFrom } from "./left.ts";
import { mergeThread } from "./merge.ts";
import { newestThreads } from "./newest.ts";
import { postPlace } from "./place.ts";
import { postsOnPage, readThread, type ThreadView } from "./queries.ts";
import { deletePost } from "./remove.ts";
import { replyToThread } from "./reply.ts";
import { splitThread } from "./split.ts";

async function aPlace() {
  const place = await aConversation();
  const { forum, member, asks, replies } = place;
  const [ada, bert, mo] = [await member("ada"), await member("bert"), await member("mo", { role: "moderator" })];
  const first = await asks(ada, "It hums at night.");
  await replies(bert, first, "Mine, too.");
  const second = await asks(bert, "The same hum here.");
  await replies(ada, second, "Turn the damper.");
  await replies(bert, second, "Which one?", 2);
  const posts = (id: number, actor: Actor = ada) => postsOnPage(forum, actor, id, 1);
  const merge = (actor: Actor, id: number, into: string) => mergeThread(forum, actor, mergeInput.parse({ id, into }));
  const split = (actor: Actor, fields: Record<string, unknown>) => splitThread(forum, actor, splitInput.parse(fields));
  const read = async (id: number) => (await readThread(forum, ada, id)) as ThreadView;
  return { ...place, ada, bert, mo, first, second, posts, merge, split, read };
}

const texts = async (rows: ReturnType<Awaited<ReturnType<typeof aPlace>>["posts"]>) =>
  (await rows).map(({ number, parentId, html }) => [number, parentId, html.replace(/<[^>]+>/g, "").trim()]);

/** Counting anew finds nothing to change. */
async function countsHold({ forum }: Pick<Conversation, "forum">) {
  const ids = (await forum.db.select({ id: threads.id }).from(threads)).map(({ id }) => id);
  expect(await forum.write((tx) => recountThreads(tx, ids))).toEqual([]);
  expect(await forum.write((tx) => recountCategories(tx))).toEqual([]);
}

describe("merging", () => {
  test("puts all posts behind the others, in their order, and every old address leads to them", async () => {
    const place = await aPlace();
    const { forum, mo, first, second, posts: shown, merge, read } = place;
    const [opening] = await shown(first);
    const [former, damper] = await shown(second);
    expect(await merge(mo, second, `https://forum.example.org/t/why-does-it-hum/${first}?page=1#post-2`)).toBe(
      `/t/why-does-it-hum/${first}#post-3`,
    );
    expect(await texts(shown(first))).toEqual([
      [1, null, "It hums at night."],
      [2, null, "Mine, too."],
      [3, opening?.id, "Why does it hum?\nThe same hum here."],
      [4, null, "Turn the damper."],
      [5, damper?.id, "Which one?"],
    ]);
    expect(await read(second)).toMatchObject({ id: first, lastNumber: 5, replyCount: 4, answerCount: 1 });
    for (const [number, now] of [
      [1, 3],
      [2, 4],
      [3, 5],
    ] as const) {
      expect(await postPlace(forum, guest, { threadId: second, number })).toMatchObject({
        thread: { id: first },
        number: now,
      });
    }
    expect(await postPlace(forum, guest, { postId: former?.id ?? 0 })).toMatchObject({ number: 3 });
    expect(await postPlace(forum, guest, { threadId: second, number: 4 })).toBe("none");
    expect((await newestThreads(forum, guest, { kind: "latest" }, 10)).map(({ thread }) => thread.id)).toEqual([first]);
    await countsHold(place);
  });

  test("what follows from it: notifications, the search, the ledger of addresses", async () => {
    const { forum, ada, bert, mo, first, second, merge, later } = await aPlace();
    await later();
    await merge(mo, second, String(first));
    const told = await notificationsFor(forum, bert, { page: 1 });
    expect(told?.items.map(({ path }) => path)).toEqual([`/t/why-does-it-hum/${first}#post-4`]);
    const found = await searchPosts(forum, ada, { q: "damper" });
    expect(found.results.map(({ threadId, post }) => [threadId, post.number])).toEqual([[first, 4]]);
    const addresses = new Set<string>();
    for await (const some of publicAddresses(forum, { data: true })) for (const one of some) addresses.add(one);
    for (const path of ["", "/1", "/2", "/3"]) expect(addresses).toContain(`/t/why-does-it-hum/${second}${path}`);
  });

  test("one that others were merged into takes them along", async () => {
    const { forum, ada, mo, first, second, merge, asks } = await aPlace();
    const third = await asks(ada, "And hums.");
    await merge(mo, third, String(second));
    await merge(mo, second, String(first));
    expect(await readThread(forum, guest, third)).toMatchObject({ id: first, lastNumber: 6 });
    expect(await postPlace(forum, guest, { threadId: third, number: 1 })).toMatchObject({ number: 6 });
  });

  test("an open question takes over the solution", async () => {
    const { forum, bert, mo, first, second, posts: shown, merge, read } = await aPlace();
    const [, damper] = await shown(second);
    await acceptAnswer(forum, bert, { id: second, postId: damper?.id ?? 0 });
    await merge(mo, second, String(first));
    expect(await read(first)).toMatchObject({ acceptedPostId: damper?.id });
  });

  test("into a place that guests do not see makes old addresses gone, not unknown", async () => {
    const { forum, ada, mo, second, posts: shown, merge, asks, category } = await aPlace();
    const inside = await asks(mo, "Between us.", await category("Inside", { see: "staff" }));
    const [opening] = await shown(second);
    await merge(mo, second, String(inside));
    for (const actor of [guest, ada]) {
      expect(await readThread(forum, actor, second)).toBe("gone");
      expect(await readThread(forum, actor, inside)).toBe("none");
      expect(await postPlace(forum, actor, { postId: opening?.id ?? 0 })).toBe("gone");
      expect(await postPlace(forum, actor, { threadId: second, number: 1 })).toBe("gone");
    }
  });

  test("is for moderators, and refuses what cannot be", async () => {
    const { forum, ada, mo, first, second, merge } = await aPlace();
    await expect(merge(ada, second, String(first))).rejects.toMatchObject({ code: "not_allowed" });
    await expect(merge(mo, second, String(second))).rejects.toMatchObject({ code: "same_thread" });
    await expect(merge(mo, second, "99999")).rejects.toMatchObject({ code: "no_such_thread", field: "into" });
    for (const into of ["", "hum", "https://forum.example.org/latest", "0", "-1"]) {
      expect(mergeInput.safeParse({ id: second, into }).success).toBe(false);
    }
    await merge(mo, second, String(first));
    await expect(merge(mo, second, String(first))).rejects.toMatchObject({ code: "gone" });
    await expect(merge(mo, first, String(second))).rejects.toMatchObject({ code: "gone" });
    const reply = { id: second, to: null, body: "Too late.", clientKey: newKey() };
    await expect(replyToThread(forum, ada, reply)).rejects.toMatchObject({ code: "not_found" });
  });

  test("of two who merge crosswise one wins, and nothing is lost", async () => {
    const { forum, mo, first, second, merge } = await aPlace();
    const both = await Promise.allSettled([merge(mo, first, String(second)), merge(mo, second, String(first))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rows = await forum.db.select({ threadId: posts.threadId }).from(posts);
    expect(new Set(rows.map(({ threadId }) => threadId)).size).toBe(1);
    expect(rows).toHaveLength(5);
  });
});

describe("splitting", () => {
  const title = "Which damper is meant?";

  test("begins a thread with the replies chosen and what answers them; their places lead there", async () => {
    const place = await aPlace();
    const { forum, ada, bert, mo, second, posts: shown, split, replies } = place;
    await replies(ada, second, "Something else.");
    const categoryId = (await place.read(second)).categoryId;
    const path = await split(mo, { id: second, numbers: ["2"], withReplies: "on", title, categoryId });
    const id = Number(path.split("/").at(-1));
    expect(path).toBe(`/t/which-damper-is-meant/${id}`);
    expect(await texts(shown(id))).toEqual([
      [1, null, "Turn the damper."],
      [2, null, "Which one?"],
    ]);
    expect(await place.read(id)).toMatchObject({ authorId: ada.id, replyCount: 1, answerCount: 1, lastNumber: 2 });
    expect((await shown(second)).map(({ number }) => number)).toEqual([1, 4]);
    expect(await place.read(second)).toMatchObject({ replyCount: 1, lastNumber: 4 });
    expect(await postPlace(forum, guest, { threadId: second, number: 3 })).toMatchObject({ thread: { id }, number: 2 });
    expect(await leftFrom(forum, bert, second, 1)).toMatchObject([{ id, title, count: 2 }]);
    await replies(bert, second, "Next.");
    expect((await shown(second)).map(({ number }) => number)).toEqual([1, 4, 5]);
    const found = await searchPosts(forum, ada, { q: "damper" });
    expect(found.results.map(({ threadId }) => threadId)).toEqual([id]);
    const kinds = await forum.db.select({ data: events.data }).from(events).where(eq(events.kind, "thread.split"));
    expect(kinds).toMatchObject([{ data: { from: second, threadId: id, posts: 2 } }]);
    await countsHold(place);
  });

  test("without what answers them, that hangs below what is left", async () => {
    const { mo, second, posts: shown, split, read } = await aPlace();
    const { categoryId } = await read(second);
    await split(mo, { id: second, numbers: "2", title, categoryId });
    expect(await texts(shown(second))).toEqual([
      [1, null, "The same hum here."],
      [3, null, "Which one?"],
    ]);
  });

  test("an accepted answer that goes leaves the question open", async () => {
    const { forum, bert, mo, second, posts: shown, split, read } = await aPlace();
    const [, damper] = await shown(second);
    await acceptAnswer(forum, bert, { id: second, postId: damper?.id ?? 0 });
    const { categoryId } = await read(second);
    await split(mo, { id: second, numbers: ["2"], title, categoryId });
    expect(await read(second)).toMatchObject({ acceptedPostId: null, acceptedAt: null });
  });

  test("is for moderators, and refuses what cannot be", async () => {
    const { forum, ada, mo, first, second, posts: shown, split, read, category } = await aPlace();
    const { categoryId } = await read(second);
    const fields = { id: second, numbers: ["2"], title, categoryId };
    await expect(split(ada, fields)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(split(mo, { ...fields, numbers: ["1"] })).rejects.toMatchObject({ code: "choose_posts" });
    await expect(split(mo, { ...fields, numbers: ["77"] })).rejects.toMatchObject({ code: "choose_posts" });
    const closed = await category("Board", { see: "groups" });
    await expect(split(mo, { ...fields, categoryId: closed })).rejects.toMatchObject({ code: "choose_category" });
    expect(splitInput.safeParse({ ...fields, numbers: [] }).success).toBe(false);
    expect(splitInput.safeParse({ ...fields, title: "x" }).success).toBe(false);
    const [, reply] = await shown(first);
    await deletePost(forum, mo, { postId: reply?.id ?? 0, reason: "" });
    await expect(split(mo, { ...fields, id: first })).rejects.toMatchObject({ code: "gone" });
  });
});
