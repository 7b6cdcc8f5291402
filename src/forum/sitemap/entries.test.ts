import { expect, test } from "vitest";
import { aConversation } from "#testing/conversation.ts";
import { newKey } from "#testing/forum.ts";
import { deletePost } from "../threads/remove.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { type SitemapKind, sitemapEntries, sitemapFiles } from "./entries.ts";

test("what everybody may read is listed with its last change, and nothing else", async () => {
  const { forum, member, category, asks, clock } = await aConversation();
  const [ada, staff] = [await member("ada"), await member("staff", { role: "staff" })];
  const hidden = await category("Secret", { see: "staff" });
  const start = (categoryId: number, title: string, tag: string) =>
    startThread(forum, staff, { categoryId, title, body: "Text.", tags: [tag], clientKey: newKey() });
  const open = await asks(ada, "Why?");
  await start(hidden, "A secret thread", "secret");
  const path = await start(1, "Soon deleted", "gone");
  clock.pass(60_000);
  const written = clock.now;
  await replyToThread(forum, ada, { id: open, to: null, body: "Me again.", clientKey: newKey() });
  await deletePost(forum, staff, { postId: 3, reason: "" });

  const of = async (kind: SitemapKind, file = 1) => {
    const all = [];
    for await (const entries of sitemapEntries(forum, kind, file)) all.push(...entries);
    return all;
  };
  expect(path).toBe("/t/soon-deleted/3");
  expect(await of("threads")).toEqual([{ path: `/t/why-does-it-hum/${open}`, changedAt: written }]);
  expect(await of("threads", 2)).toEqual([]);
  expect(await of("tags")).toEqual([]);
  expect((await of("people")).map((entry) => entry.path)).toEqual(["/u/ada", "/u/staff"]);
  expect((await of("lists")).map((entry) => entry.path)).not.toContain(`/c/secret/${hidden}`);
  expect(await sitemapFiles(forum)).toEqual([
    { kind: "lists", files: 1 },
    { kind: "threads", files: 1 },
    { kind: "tags", files: 0 },
    { kind: "people", files: 1 },
  ]);
});
