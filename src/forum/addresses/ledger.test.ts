import { expect, test } from "vitest";
import { posts } from "#db/schema/index.ts";
import { aConversation } from "#testing/conversation.ts";
import { moveThread } from "../threads/arrange.ts";
import { hold } from "../threads/withhold.ts";
import { publicAddresses } from "./ledger.ts";

test("what never was public is in no list: what is hidden, was written since, or waits to be approved", async () => {
  const place = await aConversation();
  const { forum } = place;
  const [ada, admin] = [await place.member("ada"), await place.member("root", { role: "administrator" })];
  const inside = await place.category("Inside", { see: "staff" });
  const listed = async (options = { data: false }) => {
    const all: string[] = [];
    for await (const paths of publicAddresses(forum, options)) all.push(...paths);
    return all;
  };
  const id = await place.asks(ada, "Words.");
  await place.replies(ada, id, "More.");
  await place.asks(admin, "Words among us.", inside);
  const mine = (path: string) => /\/(?:t|p|raw)\//.test(path);
  expect((await listed()).filter(mine)).toEqual([
    ...[`/t/${id}`, `/t/why-does-it-hum/${id}`, "/p/1", `/t/why-does-it-hum/${id}/1`],
    ...["/p/2", `/t/why-does-it-hum/${id}/2`],
  ]);
  expect(await listed({ data: true })).toContain(`/t/why-does-it-hum/${id}.md`);
  // As the gate for new members does it.
  await forum.write(async (tx) => {
    const [row] = await tx
      .insert(posts)
      .values({
        ...{ threadId: id, number: -1, authorId: ada.id ?? 0, body: "Buy!", html: "", rendererVersion: 0 },
        ...{ createdAt: forum.now(), revision: 1, helpfulCount: 0, importedScore: 0 },
      })
      .returning({ id: posts.id });
    await hold(tx, { threadId: id, postId: row?.id ?? 0, isThread: false, now: forum.now() });
  });
  const before = await listed();
  expect(before).not.toContain("/p/4");
  await moveThread(forum, admin, { id, categoryId: inside });
  await place.replies(admin, id, "Among us.");
  expect(await listed()).toEqual(before);
});
