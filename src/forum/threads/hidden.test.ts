/** What a thread that was hidden, or moved to where few may read, tells those who could read it before. */
import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { moveThread } from "./arrange.ts";
import { editPost } from "./edit.ts";
import { postPlace } from "./queries.ts";
import { deletePost } from "./remove.ts";
import { replyToThread } from "./reply.ts";
import { startThread } from "./start.ts";

async function aStory() {
  const { forum, member, category } = await aForum();
  const [ada, ben, mod] = [await member("ada"), await member("ben"), await member("mo", { role: "moderator" })];
  const team = await category("Team", { see: "staff" });
  const question = { categoryId: await category("Help"), title: "Why does it hum?", body: "It hums.", tags: [] };
  const id = Number((await startThread(forum, ada, { ...question, clientKey: newKey() })).split("/").at(-1));
  const reply = (actor: Actor, body: string, clientKey: string = newKey()) =>
    replyToThread(forum, actor, { id, to: null, body, clientKey });
  return { forum, ada, ben, mod, team, question, id, reply };
}

test("a form that is sent again does not tell the new title of a thread that is hidden now", async () => {
  const { forum, ada, ben, mod, team, question, id, reply } = await aStory();
  const [first, second] = [newKey(), newKey()];
  await reply(ben, "The lid?", first);
  const start = { ...question, title: "Another question", clientKey: second };
  await startThread(forum, ada, start);
  for (const threadId of [id, id + 1]) {
    await moveThread(forum, mod, { id: threadId, categoryId: team });
    const postId = threadId === id ? 1 : 3;
    await editPost(forum, mod, { postId, revision: 1, title: "Project Falcon hums", body: "Changed." });
  }

  await expect(reply(ben, "The lid?", first)).rejects.toMatchObject({ code: "not_found" });
  await expect(startThread(forum, ada, start)).rejects.toMatchObject({ code: "not_found" });
  // The same words with another key: a new thread, where everybody may read.
  await editPost(forum, mod, { postId: 3, revision: 2, title: start.title, body: start.body });
  expect(await startThread(forum, ada, { ...start, clientKey: newKey() })).toBe(`/t/another-question/${id + 2}`);
  expect(await reply(mod, "Still here?")).toContain("project-falcon-hums");
});

test("how much was written in a thread since it was hidden is not told", async () => {
  const { forum, ben, mod, team, id, reply } = await aStory();
  await reply(ben, "The lid?");
  await moveThread(forum, mod, { id, categoryId: team });
  await reply(mod, "Among us: it is the pot.");
  const at = (number: number) => postPlace(forum, guest, { threadId: id, number });
  expect(await Promise.all([1, 2, 3, 4].map(at))).toEqual(["gone", "gone", "gone", "gone"]);
  const by = (postId: number) => postPlace(forum, ben, { postId });
  expect(await Promise.all([1, 2, 3, 4].map(by))).toEqual(["none", "none", "none", "none"]);
});

test("the posts of a deleted thread are gone, wherever they are asked for", async () => {
  const { forum, mod, id } = await aStory();
  await deletePost(forum, mod, { postId: 1, reason: "" });
  expect(await postPlace(forum, guest, { threadId: id, number: 1 })).toBe("gone");
  expect(await postPlace(forum, guest, { postId: 1 })).toBe("gone");
  expect(await postPlace(forum, guest, { postId: 2 })).toBe("none");
});
