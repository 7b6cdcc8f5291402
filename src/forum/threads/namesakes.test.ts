import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import { guest } from "../members/actor.ts";
import { reading } from "../reading.ts";
import type { SeenKey } from "../version-key.ts";
import { currentVersions } from "../versions.ts";
import { moveThread } from "./arrange.ts";
import { editPost } from "./edit.ts";
import { splitInput } from "./input.ts";
import { mergeThread } from "./merge.ts";
import { moveAllThreads } from "./move-all.ts";
import { type ToldBy, toldBy } from "./namesakes.ts";
import { readThread } from "./queries.ts";
import { deletePost, restorePost } from "./remove.ts";
import { replyToThread } from "./reply.ts";
import { splitThread } from "./split.ts";
import { startThread } from "./start.ts";

const DAY = 86_400_000;

test("threads of one title are told apart, and what was kept knows when that changes", async () => {
  const { forum, clock, member, category } = await aForum();
  const [ada, mo] = [await member("ada"), await member("mo", { role: "administrator" })];
  const [help, talk] = [await category("Help"), await category("Talk", { kind: "discussions" })];
  const start = async (title: string, categoryId = help) => {
    const path = await startThread(forum, ada, { categoryId, title, body: newKey(), tags: [], clientKey: newKey() });
    return Number(path.split("/").at(-1));
  };
  const rename = async (postId: number, revision: number, title: string) => {
    await editPost(forum, mo, { postId, revision, body: "x", title });
  };
  const kept = new Map<number, { told: ToldBy; seen: Map<SeenKey, number> }>();

  /** How each live thread is told now; what was kept of it before may be served only while it says the same. */
  async function told(ids: number[]): Promise<(ToldBy | null)[]> {
    const now: (ToldBy | null)[] = [];
    for (const id of ids) {
      const { result, reading: read } = await reading(async () => {
        const thread = await readThread(forum, guest, id);
        return typeof thread === "string" || thread.id !== id ? null : toldBy(forum, thread);
      });
      const before = kept.get(id);
      if (before && result !== null && before.told !== result) {
        expect([id, await currentVersions(forum.db, before.seen.keys())]).not.toEqual([id, before.seen]);
      }
      if (result !== null) kept.set(id, { told: result, seen: read.seen });
      now.push(result);
    }
    return now;
  }

  // Posts and threads have the same ids while nobody replies.
  const first = await start("Hello there");
  clock.pass(3 * DAY);
  const second = await start("Hello there");
  clock.pass(60_000);
  const third = await start("Hello there");
  const elsewhere = await start("Hello there", talk);
  const all = [first, second, third, elsewhere];
  expect(await told(all)).toEqual(["title", "day", "number", "title"]);
  await rename(first, 1, "Another title");
  expect(await told(all)).toEqual(["title", "title", "number", "title"]);
  await rename(first, 2, "Hello there");
  expect(await told(all)).toEqual(["title", "day", "number", "title"]);
  await deletePost(forum, mo, { postId: second, reason: "" });
  expect(await told(all)).toEqual(["title", null, "day", "title"]);
  await restorePost(forum, mo, { postId: second });
  expect(await told(all)).toEqual(["title", "day", "number", "title"]);
  await moveThread(forum, mo, { id: first, categoryId: talk });
  expect(await told(all)).toEqual(["title", "title", "number", "day"]);
  await moveAllThreads(forum, mo, { id: talk, to: help });
  expect(await told(all)).toEqual(["title", "day", "number", "number"]);
  await mergeThread(forum, mo, { id: first, into: second });
  expect(await told(all)).toEqual([null, "title", "number", "number"]);

  clock.pass(DAY);
  const source = await start("Of many things");
  await replyToThread(forum, ada, { id: source, to: null, body: "A thing", clientKey: newKey() });
  clock.pass(3 * DAY);
  const late = await start("A thing of its own");
  expect(await told([late])).toEqual(["title"]);
  const replies = { numbers: ["2"], title: "A thing of its own", categoryId: help };
  await splitThread(forum, mo, splitInput.parse({ id: source, ...replies }));
  expect(await told([late])).toEqual(["day"]);
});
