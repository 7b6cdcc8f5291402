import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { guest } from "../members/actor.ts";
import { editPost } from "./edit.ts";
import { postHistory } from "./history.ts";
import { startThread } from "./start.ts";

test("a post that was edited often has a history of several pages, each of which goes on where the next one ends", async () => {
  const { forum, member, category } = await aForum();
  const ada = await member("ada");
  const categoryId = await category("Help");
  const draft = { categoryId, title: "Why does it hum?", tags: [], clientKey: newKey() };
  await startThread(forum, ada, { ...draft, body: "Text 1" });
  for (let revision = 1; revision < 23; revision += 1) {
    await editPost(forum, ada, { postId: 1, revision, body: `Text ${revision + 1}` });
  }

  const pages = await Promise.all([1, 2, 3].map((page) => postHistory(forum, guest, 1, page)));
  expect(pages.map((page) => page?.pages)).toEqual([3, 3, 3]);
  expect(pages.map((page) => page?.versions.map(({ revision }) => revision))).toEqual([
    [14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
    [4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    [1, 2, 3],
  ]);
  expect(pages.map((page) => page?.before?.body ?? null)).toEqual(["Text 13", "Text 3", null]);
  expect(pages[0]?.versions.at(-1)?.body).toBe("Text 23");
});
