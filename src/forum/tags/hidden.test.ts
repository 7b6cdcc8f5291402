/** A tag that only hidden threads carry, and those who do not see them. */
import { expect, test } from "vitest";
import { redirects, tags } from "#db/schema/index.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { todaysAddress } from "../archive/todays-address.ts";
import { fingerprint } from "../fingerprint.ts";
import { type Actor, guest } from "../members/actor.ts";
import { editPost } from "../threads/edit.ts";
import { startThread } from "../threads/start.ts";
import { editTag } from "./commands.ts";
import { listTags, tagByName, tagForm } from "./queries.ts";

async function aSecret() {
  const { forum, member, category } = await aForum();
  const [ada, admin] = [await member("ada"), await member("alma", { role: "administrator" })];
  const open = await category("Open");
  const start = (actor: Actor, categoryId: number, ...typed: string[]) =>
    startThread(forum, actor, { categoryId, title: "A question", body: newKey(), tags: typed, clientKey: newKey() });
  await start(admin, await category("Team", { see: "staff" }), "Projekt-FALKE");
  const describe = async (name: string, description: string) => {
    const [tag] = await forum.db.select().from(tags);
    if (!tag) throw new Error("no tag was made");
    await editTag(forum, admin, { id: tag.id, name, description, basis: fingerprint(tagForm(tag)) });
  };
  const seen = async () => (await listTags(forum, guest, { page: 1 })).tags.map((tag) => [tag.name, tag.description]);
  return { forum, ada, open, start, describe, seen };
}

test("who types its name makes a tag of their own spelling and learns nothing", async () => {
  const { ada, open, start, describe, seen } = await aSecret();
  await describe("Projekt-FALKE", "The one that replaces model 7.");
  await start(ada, open, "projekt-falke");
  expect(await seen()).toEqual([["projekt-falke", ""]]);
  await start(ada, open, "PROJEKT-falke");
  expect(await seen()).toEqual([["projekt-falke", ""]]);
});

test("a former name of it does not tell today's, in a new thread or an edited one", async () => {
  const { forum, ada, open, start, describe, seen } = await aSecret();
  await describe("Secret-Plan", "Nobody knows.");
  await start(ada, open);
  await editPost(forum, ada, { postId: 2, revision: 1, body: "Changed.", tags: ["projekt-falke"] });
  expect(await seen()).toEqual([["projekt-falke", ""]]);
  expect(await tagByName(forum, guest, "projekt-falke")).toMatchObject({ kind: "found" });
});

test("an address of another forum does not lead to it", async () => {
  const { forum, ada, open, start } = await aSecret();
  await forum.write(async (tx) => {
    await tx.insert(redirects).values({ path: "/tags/7", kind: "tag", targetId: 1 });
  });
  expect(await todaysAddress(forum, guest, "/tags/7")).toBe("none");
  await start(ada, open, "projekt-falke");
  expect(await todaysAddress(forum, guest, "/tags/7")).toEqual({ path: "/tag/projekt-falke" });
});
