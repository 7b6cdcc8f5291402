import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { guest } from "../members/actor.ts";
import { startThread } from "../threads/start.ts";
import { changeSearchSettings } from "./commands.ts";
import { searchPosts } from "./queries.ts";

test("words that mean the same find each other from the next question on", async () => {
  const { forum, member, category } = await aForum();
  const [ada, boss] = [await member("ada"), await member("boss", { role: "administrator" })];
  const categoryId = await category("Questions");
  const thread = { categoryId, title: "The accumulator is empty", body: "Why?", tags: [], clientKey: newKey() };
  await startThread(forum, ada, thread);
  const found = async (q: string) => (await searchPosts(forum, guest, { q })).threads;
  expect(await found("battery")).toBe(0);
  const words = { searchSynonyms: "battery, accumulator\nlamp", searchCommonWords: "", searchLogDays: 90 };
  await changeSearchSettings(forum, boss, { ...words, basis: "" });
  expect(await found("battery")).toBe(1);
  const late = changeSearchSettings(forum, boss, { ...words, basis: "what it was before" });
  await expect(late).rejects.toMatchObject({ code: "changed_meanwhile" });
});
