import { eq, isNotNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { categories, notifications, posts, users } from "#db/schema/index.ts";
import { aConversation } from "#testing/conversation.ts";
import { somebodyWrites } from "#testing/statements.ts";
import type { Forum } from "../forum.ts";
import { actorOf, guest } from "../members/actor.ts";
import { acceptAnswer } from "../threads/accept.ts";
import { editPost } from "../threads/edit.ts";
import { deletePost } from "../threads/remove.ts";
import { bumpVersion } from "../versions.ts";
import { markAllRead, markRead, markThreadRead } from "./commands.ts";
import { notificationsFor, unreadCount } from "./queries.ts";

async function postAt(forum: Forum, threadId: number, number: number) {
  const rows = await forum.db.select().from(posts).where(eq(posts.threadId, threadId));
  const post = rows.find((row) => row.number === number);
  if (!post) throw new Error(`thread ${threadId} has no post ${number}`);
  return post;
}

describe("who is told", () => {
  test("the asker of an answer, the person replied to, and who is mentioned", async () => {
    const { member, asks, replies, told, later } = await aConversation();
    const [ada, bert, cleo] = [await member("Ada"), await member("Bert"), await member("Cleo")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "Switch it off.");
    await replies(cleo, thread, "And on again, says @Ada", 2);
    await later();
    expect(await told(ada)).toEqual(["mention from Cleo", "answer from Bert"]);
    expect(await told(bert)).toEqual(["reply from Cleo"]);
    expect(await told(cleo)).toEqual([]);
  });

  test("each once, for the most specific reason", async () => {
    const { forum, member, asks, replies, told, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "@ada, @Ada and @ADA: switch it off.");
    await replies(ada, thread, "Thank you @Bert", 2);
    await later();
    expect(await told(ada)).toEqual(["mention from Bert"]);
    expect(await told(bert)).toEqual(["mention from Ada"]);
    expect(await unreadCount(forum, bert)).toBe(1);
  });

  test("nobody of what they wrote themselves", async () => {
    const { member, asks, replies, told, later } = await aConversation();
    const ada = await member("Ada");
    const thread = await asks(ada, "It hums, says @Ada");
    await replies(ada, thread, "Still.");
    await replies(ada, thread, "And again, @Ada", 2);
    await later();
    expect(await told(ada)).toEqual([]);
  });

  test("a reply in a discussion is a reply, not an answer", async () => {
    const { member, category, asks, replies, told, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "Hello!", await category("Talk", { kind: "discussions" }));
    await replies(bert, thread, "Hello.");
    await later();
    expect(await told(ada)).toEqual(["reply from Bert"]);
  });

  test("a comment on somebody else's post is no news for the asker", async () => {
    const { member, asks, replies, told, later } = await aConversation();
    const [ada, bert, cleo] = [await member("Ada"), await member("Bert"), await member("Cleo")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "Switch it off.");
    await replies(cleo, thread, "Works.", 2);
    await later();
    expect(await told(ada)).toEqual(["answer from Bert"]);
  });

  test("who is mentioned where a thread starts, and nobody who may not see it", async () => {
    const { forum, member, category, asks, told, later } = await aConversation();
    const ada = await member("Ada", { role: "staff" });
    const [bert, cleo] = [await member("Bert"), await member("Cleo", { role: "staff" })];
    await asks(ada, "Look, @Bert and @Cleo", await category("Staff room", { see: "staff" }));
    await later();
    expect(await told(cleo)).toEqual(["mention from Ada"]);
    expect(await told(bert)).toEqual([]);
    expect(await unreadCount(forum, bert)).toBe(0);
  });

  test("nobody who is suspended or deleted", async () => {
    const { forum, clock, member, asks, replies, told, later } = await aConversation();
    const [ada, bert, cleo] = [await member("Ada"), await member("Bert"), await member("Cleo")];
    await forum.write(async (tx) => {
      await tx
        .update(users)
        .set({ suspendedUntil: clock.now + 86_400_000 })
        .where(eq(users.username, "Bert"));
      await tx.update(users).set({ deletedAt: clock.now }).where(eq(users.username, "Cleo"));
    });
    const thread = await asks(ada, "It hums, @Bert and @Cleo");
    await later();
    clock.pass(2 * 86_400_000);
    expect(await told(bert)).toEqual([]);
    expect(await told(cleo)).toEqual([]);
    await replies(ada, thread, "Welcome back, @Bert");
    await later();
    expect(await told(await actorOf(forum, bert.id ?? 0))).toEqual(["mention from Ada"]);
  });

  test("an edit tells whom it adds, and nobody twice", async () => {
    const { forum, member, asks, replies, told, later } = await aConversation();
    const [ada, bert, cleo] = [await member("Ada"), await member("Bert"), await member("Cleo")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "Ask @Ada");
    await later();
    const { id: postId } = await postAt(forum, thread, 2);
    await editPost(forum, bert, { postId, revision: 1, body: "Ask @Ada or @Cleo" });
    await editPost(forum, bert, { postId, revision: 2, body: "Do ask @Ada or @Cleo or @Bert" });
    await later();
    expect(await told(ada)).toEqual(["mention from Bert"]);
    expect(await told(cleo)).toEqual(["mention from Bert"]);
    expect(await told(bert)).toEqual([]);
  });

  test("an edit of what was imported is no news for those it mentioned before", async () => {
    const { forum, member, asks, told, later } = await aConversation();
    const [ada, bert, cleo] = [await member("Ada"), await member("Bert"), await member("Cleo")];
    const thread = await asks(ada, "Long ago @Bert said so");
    const { id: postId } = await postAt(forum, thread, 1);
    await editPost(forum, ada, { postId, revision: 1, body: "Long ago @Bert and @Cleo said so" });
    // What an import writes has no event of its own: only the edit's job is worked here.
    const { reactions } = await import("../reactions.ts");
    const mentioned = [bert.id, cleo.id];
    const payload = { postId, actorId: ada.id, mentioned };
    await reactions.jobs["notify.edit"]?.(forum, { id: 1, name: "notify.edit", payload, attempt: 1 });
    expect(await told(bert)).toEqual([]);
    expect(await told(cleo)).toEqual(["mention from Ada"]);
    await later();
    expect(await told(cleo)).toEqual(["mention from Ada"]);
  });

  test("whose answer is accepted, unless they did it themselves", async () => {
    const { forum, member, asks, replies, told, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "Switch it off.");
    await replies(ada, thread, "I switched it off.");
    const answer = await postAt(forum, thread, 2);
    await acceptAnswer(forum, ada, { id: thread, postId: answer.id });
    await later();
    await acceptAnswer(forum, ada, { id: thread, postId: (await postAt(forum, thread, 3)).id });
    await acceptAnswer(forum, ada, { id: thread, postId: answer.id });
    await later();
    expect(await told(bert)).toEqual(["accepted from Ada"]);
    expect(await told(ada)).toEqual(["answer from Bert"]);
  });

  test("a job that runs twice tells nobody twice", async () => {
    const { forum, member, asks, told, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums, @Bert");
    const { id: postId } = await postAt(forum, thread, 1);
    const { reactions } = await import("../reactions.ts");
    const payload = { postId, actorId: ada.id, mentioned: [bert.id] };
    const run = () => reactions.jobs["notify.post"]?.(forum, { id: 1, name: "notify.post", payload, attempt: 1 });
    await Promise.all([run(), run(), run()]);
    await later();
    expect(await told(bert)).toEqual(["mention from Ada"]);
  });
});

describe("the list", () => {
  test("holds what may still be seen", async () => {
    const { forum, member, category, asks, replies, told, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const moderator = await member("Mo", { role: "moderator" });
    const room = await category("Room");
    const thread = await asks(ada, "It hums.", room);
    await replies(bert, thread, "One.");
    await replies(bert, thread, "Two.");
    await later();
    await deletePost(forum, moderator, { postId: (await postAt(forum, thread, 2)).id, reason: "" });
    expect(await unreadCount(forum, ada)).toBe(1);
    await forum.write(async (tx) => {
      await tx.update(categories).set({ see: "staff" }).where(eq(categories.id, room));
      await bumpVersion(tx, "structure");
    });
    expect(await told(ada)).toEqual([]);
    expect(await unreadCount(forum, ada)).toBe(0);
  });

  test("counts as read what was marked, or seen in the thread", async () => {
    const { forum, clock, member, asks, replies, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums.");
    for (const body of ["One.", "Two.", "Three.", "Four."]) await replies(bert, thread, body);
    await later();
    expect(await unreadCount(forum, ada)).toBe(4);
    const found = await notificationsFor(forum, ada, { page: 1 });
    expect(found?.items[0]).toMatchObject({
      unread: true,
      title: "Why does it hum?",
      path: expect.stringMatching(/#post-5$/),
    });
    const newest = found?.items[0]?.id ?? 0;
    await markRead(forum, bert, { id: newest });
    expect(await unreadCount(forum, ada)).toBe(4);
    await markRead(forum, ada, { id: newest });
    expect(await unreadCount(forum, ada)).toBe(3);
    clock.pass(1_000);
    await markThreadRead(forum, ada, thread, { upTo: 3, before: 1 });
    expect(await forum.db.$count(notifications, isNotNull(notifications.readAt))).toBe(3);
    const unread = (await notificationsFor(forum, ada, { page: 1 }))?.items.map((item) => item.unread);
    expect(unread).toEqual([false, true, false, false]);
    await markAllRead(forum, ada);
    expect(await unreadCount(forum, ada)).toBe(0);
  });

  test("does not stay new for whom is told of what they have read before", async () => {
    const { forum, clock, member, asks, replies, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "Switch it off.");
    await markThreadRead(forum, bert, thread, { upTo: 2, before: 0 });
    clock.pass(1_000);
    await acceptAnswer(forum, ada, { id: thread, postId: (await postAt(forum, thread, 2)).id });
    await later();
    expect(await unreadCount(forum, bert)).toBe(1);
    await markThreadRead(forum, bert, thread, { upTo: 2, before: 2 });
    expect(await unreadCount(forum, bert)).toBe(0);
  });

  test("lets go of what is older than a year when something new comes", async () => {
    const { clock, member, asks, replies, told, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "Switch it off.");
    await later();
    clock.pass(366 * 86_400_000);
    expect(await told(ada)).toHaveLength(1);
    await replies(bert, thread, "Did that help?");
    await later();
    expect(await told(ada)).toHaveLength(1);
  });

  test("has pages, and needs the same number of statements however long it is", async () => {
    const { forum, member, asks, replies, later } = await aConversation();
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums.");
    const statements = async (page: number) => {
      await somebodyWrites(forum);
      const before = forum.store.statements;
      const found = await notificationsFor(forum, ada, { page });
      return { found, used: forum.store.statements - before };
    };
    await replies(bert, thread, "One.");
    await later();
    await statements(1);
    const few = await statements(1);
    for (let n = 0; n < 22; n += 1) await replies(bert, thread, `And ${n}.`);
    await later();
    const many = await statements(1);
    expect(many.used).toBe(few.used);
    expect(many.found).toMatchObject({ pages: 2 });
    expect(many.found?.items).toHaveLength(20);
    expect((await statements(2)).found?.items).toHaveLength(3);
    expect((await statements(3)).found).toBeNull();
  });

  test("is empty for whom nobody wrote to, and is nobody's for guests", async () => {
    const { forum, member } = await aConversation();
    expect(await notificationsFor(forum, await member("Ada"), { page: 1 })).toEqual({ items: [], pages: 1 });
    expect(await notificationsFor(forum, guest, { page: 1 })).toBeNull();
    await expect(markAllRead(forum, guest)).rejects.toMatchObject({ code: "signed_out" });
  });
});
