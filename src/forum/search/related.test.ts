import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { guest } from "../members/actor.ts";
import { moveThread } from "../threads/arrange.ts";
import { startThread } from "../threads/start.ts";
import { relatedThreads } from "./related.ts";

test("related threads are kept, and rights are asked anew at every view", async () => {
  const { forum, member, category } = await aForum();
  const [ada, mod] = [await member("ada"), await member("mod", { role: "moderator" })];
  const [open, hidden] = [await category("Open"), await category("Hidden", { see: "staff" })];
  const ask = async (title: string) => {
    const thread = { categoryId: open, title, body: "Why?", tags: [], clientKey: newKey() };
    return Number((await startThread(forum, ada, thread)).split("/").at(-1));
  };
  const [first, second] = [await ask("The stove does not light"), await ask("My stove will not light")];
  const related = async () => {
    const found = await relatedThreads(forum, guest, { id: first, title: "The stove does not light", body: "" });
    return found.map(({ id }) => id);
  };
  // The first view may come before the search has answered.
  await expect.poll(related, { timeout: 20_000 }).toEqual([second]);
  await moveThread(forum, mod, { id: second, categoryId: hidden });
  expect(await related()).toEqual([]);
});
