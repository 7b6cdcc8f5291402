import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { foldPost } from "../knowledge/folding.ts";
import { writeResult } from "../knowledge/results.ts";
import { guest } from "../members/actor.ts";
import { postsOnPage } from "../threads/queries.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { searchPosts } from "./queries.ts";

test("a thread is found by its result, and not by its small talk", async () => {
  const { forum, member, category } = await aForum();
  const [ada, eve] = [await member("ada"), await member("eve", { role: "staff" })];
  const thread = { categoryId: await category("Questions"), title: "The stove is dark", tags: [], clientKey: newKey() };
  const path = await startThread(forum, ada, { ...thread, body: "Why?" });
  const id = Number(path.split("/").at(-1));
  await replyToThread(forum, ada, { id, to: null, body: "Lovely weather", clientKey: newKey() });
  const found = async (q: string) => (await searchPosts(forum, guest, { q })).threads;
  expect([await found("weather"), await found("nozzle")]).toEqual([1, 0]);

  const talk = (await postsOnPage(forum, guest, id, 1)).find(({ number }) => number === 2);
  await foldPost(forum, eve, { postId: talk?.id ?? 0, folded: "yes" });
  await writeResult(forum, eve, { id, revision: 0, body: "The nozzle was blocked." });
  expect([await found("weather"), await found("nozzle")]).toEqual([0, 1]);

  const [hit] = (await searchPosts(forum, guest, { q: "nozzle dark" })).results;
  expect(hit?.result).toMatchObject({ author: { username: "eve" } });
  expect(hit?.result?.excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(["nozzle"]);
  // Where the question itself says as much, it is shown as it was asked.
  expect((await searchPosts(forum, guest, { q: "why" })).results).toMatchObject([{ result: null }]);

  await foldPost(forum, eve, { postId: talk?.id ?? 0, folded: "no" });
  await writeResult(forum, eve, { id, revision: 1, body: "" });
  expect([await found("weather"), await found("nozzle")]).toEqual([1, 0]);
});
