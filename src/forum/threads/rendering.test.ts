import { expect, test } from "vitest";
import { aForum, newKey } from "#testing/forum.ts";
import type { Actor } from "../members/actor.ts";
import { editPost } from "./edit.ts";
import { previewPost } from "./rendering.ts";
import { replyToThread } from "./reply.ts";
import { startThread } from "./start.ts";

/** What micromark reads in the square of its length: refused after all the time that a text may take. */
const SLOW = "]".repeat(32_000);

test("a member whose texts take all the time there is keeps nobody from posting", async () => {
  const { forum, member, category } = await aForum();
  const [ada, eve] = [await member("ada"), await member("eve")];
  const draft = { categoryId: await category("Help"), title: "Why does it hum?", body: "It hums.", tags: [] };
  const path = await startThread(forum, ada, { ...draft, clientKey: newKey() });
  const id = Number(path.split("/").at(-1));

  const answered: string[] = [];
  const slow = Array.from({ length: 6 }, () =>
    preview(eve).then(
      () => "shown",
      ({ code }: { code: string }) => code,
    ),
  );
  for (const each of slow) void each.then((code) => answered.push(code));
  await replyToThread(forum, ada, { id, to: null, body: "```js\nlet a;\n```", clientKey: newKey() });
  // Two were too many to wait; of the others at most one was worked on before.
  expect(answered.filter((code) => code === "busy")).toHaveLength(2);
  expect(answered.length).toBeLessThan(4);
  await forum.renderer.close();
  await Promise.all(slow);

  function preview(actor: Actor) {
    return previewPost(forum, actor, SLOW, "198.51.100.7");
  }
});

test("texts that were refused are counted, others are not", async () => {
  const { forum, member } = await aForum();
  const [ada, eve] = [await member("ada"), await member("eve")];
  const preview = (actor: Actor, body: string) => previewPost(forum, actor, body, "198.51.100.7");
  for (let n = 0; n < 12; n += 1) await preview(eve, "Fine.");
  for (let n = 0; n < 10; n += 1) {
    await expect(preview(eve, ">".repeat(110))).rejects.toMatchObject({ code: "text_too_complex" });
  }
  await expect(preview(eve, "Fine.")).rejects.toMatchObject({ code: "too_many" });
  await expect(preview(ada, "Fine.")).resolves.toContain("Fine.");
});

test("one author cannot have mails sent by the thousand: mentions count, those that an edit leaves do not", async () => {
  const { forum, member, category } = await aForum();
  const eve = await member("eve");
  const names = await Promise.all(Array.from({ length: 40 }, async (_, n) => (await member(`reader_${n}`)).username));
  const crowd = names.map((name) => `@${name}`).join(" ");
  const draft = { categoryId: await category("Talk"), title: "Hello everybody", tags: [], body: crowd };
  const start = () => startThread(forum, eve, { ...draft, clientKey: newKey(), title: `Hello ${newKey()}` });
  await start();
  const edit = (revision: number, body: string) => editPost(forum, eve, { postId: 1, revision, body });
  for (let revision = 1; revision < 4; revision += 1) await edit(revision, `${crowd} ${revision}`);
  await start();
  await expect(start()).rejects.toMatchObject({ code: "too_many_mentions", field: "body" });
  await expect(edit(4, "Nobody")).resolves.toBeDefined();
  await expect(edit(5, crowd)).rejects.toMatchObject({ code: "too_many_mentions" });
});
