/** What two people do at the same moment counts once, whoever is quicker. On PostgreSQL they truly meet. */
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { categories, threads } from "#db/schema/index.ts";
import { aConversation, type Conversation } from "#testing/conversation.ts";
import { newKey } from "#testing/forum.ts";
import { deleteCategory } from "../categories/commands.ts";
import type { Actor } from "../members/actor.ts";
import { acceptAnswer } from "./accept.ts";
import { moveThread } from "./arrange.ts";
import { moveAllThreads } from "./move-all.ts";
import { postsOnPage } from "./queries.ts";
import { deletePost, restorePost } from "./remove.ts";
import { startThread } from "./start.ts";

const ROUNDS = 5;

interface Place extends Conversation {
  ada: Actor;
  mod: Actor;
  chief: Actor;
}

async function aPlace(): Promise<Place> {
  const place = await aConversation({ connections: 8 });
  const ada = await place.member("ada");
  const mod = await place.member("mo", { role: "moderator" });
  return { ...place, ada, mod, chief: await place.member("chief", { role: "administrator" }) };
}

async function demandRightCounts({ forum }: Place): Promise<void> {
  for (const category of await forum.db.select().from(categories)) {
    const inside = await forum.db.select().from(threads).where(eq(threads.categoryId, category.id));
    const live = inside.filter((thread) => thread.deletedAt === null);
    expect({ id: category.id, threads: category.threadCount }).toEqual({ id: category.id, threads: live.length });
    if (category.deletedAt !== null) expect(inside).toEqual([]);
  }
}

test("a thread is deleted, restored and moved once", async () => {
  const place = await aPlace();
  const { forum, ada, mod } = place;
  const others = [await place.category("One"), await place.category("Two")];
  for (let round = 0; round < ROUNDS; round++) {
    const id = await place.asks(ada, `Number ${round}`);
    const [opening] = await postsOnPage(forum, ada, id, 1);
    const input = { postId: opening?.id ?? 0, reason: "" };
    await Promise.allSettled([deletePost(forum, mod, input), deletePost(forum, ada, input)]);
    await demandRightCounts(place);
    await Promise.allSettled([restorePost(forum, mod, input), restorePost(forum, mod, input)]);
    await demandRightCounts(place);
    await Promise.all(others.map((categoryId) => moveThread(forum, mod, { id, categoryId })));
    await demandRightCounts(place);
  }
});

test("an answer that is being deleted does not stay accepted, and is counted right when it comes back", async () => {
  const { forum, ada, mod, ...place } = await aPlace();
  const ben = await place.member("ben");
  for (let round = 0; round < ROUNDS; round++) {
    const id = await place.asks(ada, `Number ${round}`);
    await place.replies(ben, id, "Like this.");
    const [, answer] = await postsOnPage(forum, ada, id, 1);
    const postId = answer?.id ?? 0;
    await Promise.allSettled([
      acceptAnswer(forum, ada, { id, postId }),
      deletePost(forum, mod, { postId, reason: "" }),
    ]);
    const thread = async () => (await forum.db.select().from(threads).where(eq(threads.id, id)))[0];
    expect(await thread()).toMatchObject({ acceptedPostId: null, replyCount: 0, answerCount: 0 });
    await Promise.all([restorePost(forum, mod, { postId }), place.replies(ben, id, "And so on.")]);
    expect(await thread()).toMatchObject({ replyCount: 2, answerCount: 2 });
  }
});

test("no thread ends up in a category that is deleted at that moment", async () => {
  const place = await aPlace();
  const { forum, ada, mod, chief } = place;
  for (let round = 0; round < ROUNDS; round++) {
    const id = await place.category(`Short-lived ${round}`);
    const shelf = await place.category(`Shelf ${round}`);
    const moved = await place.asks(ada, `Moved ${round}`);
    const draft = { categoryId: id, title: "A new one", body: `New ${round}`, tags: [], clientKey: newKey() };
    await Promise.allSettled([
      startThread(forum, ada, draft),
      deleteCategory(forum, chief, { id }),
      moveThread(forum, mod, { id: moved, categoryId: id }),
    ]);
    await demandRightCounts(place);
    await Promise.allSettled([
      moveAllThreads(forum, chief, { id, to: shelf }),
      startThread(forum, ada, { ...draft, body: `Newer ${round}`, clientKey: newKey() }),
    ]);
    await demandRightCounts(place);
  }
});
