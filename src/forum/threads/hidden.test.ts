/** What a thread that was hidden, or moved to where few may read, tells those who could read it before. */
import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { editCategory } from "../categories/commands.ts";
import { editCategoryInput } from "../categories/input.ts";
import { structureOf } from "../categories/structure.ts";
import { type Actor, guest } from "../members/actor.ts";
import { moveThread } from "./arrange.ts";
import { editPost } from "./edit.ts";
import { moveAllThreads } from "./move-all.ts";
import { postPlace } from "./place.ts";
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
  // What everybody could read is gone; what was written since was never there.
  expect(await Promise.all([1, 2, 3, 4].map(by))).toEqual(["gone", "gone", "none", "none"]);
});

test("the same holds for a whole category that is hidden or emptied, and ends when all can read again", async () => {
  const { forum, mod, team, id, reply } = await aStory();
  const admin = { ...mod, role: "administrator" } as const;
  const by = async (postId: number) => {
    const place = await postPlace(forum, guest, { postId });
    return typeof place === "string" ? place : "there";
  };
  const show = async (see: "everyone" | "staff") =>
    editCategory(forum, admin, editCategoryInput.parse({ ...(await structureOf(forum)).byId.get(2), id: 2, see }));
  await show("staff");
  await reply(mod, "Among us.");
  expect([await by(1), await by(2)]).toEqual(["gone", "none"]);
  await show("everyone");
  expect([await by(1), await by(2)]).toEqual(["there", "there"]);
  await moveAllThreads(forum, admin, { id: 2, to: team });
  await reply(mod, "Among us again.");
  expect([await by(1), await by(2), await by(3)]).toEqual(["gone", "gone", "none"]);
  await moveThread(forum, mod, { id, categoryId: 2 });
  expect(await by(3)).toBe("there");
});

test("the posts of a deleted thread are gone, wherever they are asked for", async () => {
  const { forum, mod, id } = await aStory();
  await deletePost(forum, mod, { postId: 1, reason: "" });
  expect(await postPlace(forum, guest, { threadId: id, number: 1 })).toBe("gone");
  expect(await postPlace(forum, guest, { postId: 1 })).toBe("gone");
  expect(await postPlace(forum, guest, { postId: 2 })).toBe("none");
});
