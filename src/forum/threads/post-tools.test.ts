import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog, posts, threads, users } from "#db/schema/index.ts";
import { aConversation } from "#testing/conversation.ts";
import { type Actor, guest } from "../members/actor.ts";
import { notificationsFor } from "../notifications/queries.ts";
import { recountCategories, recountMembers, recountThreads } from "../recount.ts";
import { searchPosts } from "../search/queries.ts";
import { type VersionKey, versionsOf } from "../versions.ts";
import { changeAuthor } from "./change-author.ts";
import { editPost } from "./edit.ts";
import { markHelpful } from "./helpful.ts";
import { hideRevision } from "./hide-revision.ts";
import { postHistory } from "./history.ts";
import { lockPost } from "./lock.ts";
import { postsBy } from "./person-posts.ts";
import { readThread } from "./queries.ts";
import { deletePost } from "./remove.ts";

async function aPlace() {
  const place = await aConversation();
  const { forum, member } = place;
  const [moderator, second] = [await member("Mo", { role: "moderator" }), await member("Mia", { role: "moderator" })];
  const [ada, bert, cora] = [await member("Ada"), await member("Bert"), await member("Cora")];
  const id = await place.asks(ada, "It hums. My number is 0176-555.");
  await place.replies(bert, id, "Throw it away.");
  const edit = (actor: Actor, postId: number, revision: number, body: string) =>
    editPost(forum, actor, { postId, revision, body });
  const post = async (postId: number) => (await forum.db.select().from(posts).where(eq(posts.id, postId)))[0];
  return { ...place, moderator, second, ada, bert, cora, id, edit, post };
}

test("a locked post is edited and deleted by moderators alone, until it is unlocked", async () => {
  const { forum, ada, bert, moderator, edit, post } = await aPlace();
  await lockPost(forum, moderator, { postId: 2, locked: "yes" });
  await expect(edit(bert, 2, 1, "No, keep it.")).rejects.toMatchObject({ code: "post_locked" });
  await expect(deletePost(forum, bert, { postId: 2, reason: "" })).rejects.toMatchObject({ code: "post_locked" });
  await expect(lockPost(forum, ada, { postId: 1, locked: "yes" })).rejects.toMatchObject({ code: "not_allowed" });
  await edit(moderator, 2, 1, "[removed]");
  await lockPost(forum, moderator, { postId: 2, locked: "no" });
  await edit(bert, 2, 2, "Keep it.");
  expect((await post(2))?.body).toBe("Keep it.");
  const kinds = await forum.db.select({ kind: auditLog.kind, by: auditLog.actorId }).from(auditLog);
  expect(kinds).toEqual([
    { kind: "post.locked", by: moderator.id },
    { kind: "post.unlocked", by: moderator.id },
  ]);
});

test("a hidden version is read by moderators alone, and its author does not either", async () => {
  const { forum, ada, moderator, edit, id } = await aPlace();
  await edit(ada, 1, 1, "It hums.");
  await edit(ada, 1, 2, "It hums at night.");
  const before = await readThread(forum, guest, id);
  await hideRevision(forum, moderator, { postId: 1, version: 1, hidden: "yes" });
  const after = await readThread(forum, guest, id);
  if (typeof before === "string" || typeof after === "string") throw new Error("the thread is there");
  expect(after.version).toBeGreaterThan(before.version);
  for (const reader of [guest, ada]) {
    const seen = await postHistory(forum, reader, 1);
    expect(seen?.versions.map(({ hidden, body }) => [hidden, body])).toEqual([
      [true, ""],
      [false, "It hums."],
      [false, "It hums at night."],
    ]);
    expect(JSON.stringify(seen)).not.toContain("0176");
  }
  expect((await postHistory(forum, moderator, 1))?.versions[0]).toMatchObject({ hidden: true });
  expect(JSON.stringify(await postHistory(forum, moderator, 1))).toContain("0176");
  const hide = (version: number) => hideRevision(forum, moderator, { postId: 1, version, hidden: "yes" });
  await expect(hide(3)).rejects.toMatchObject({ code: "current_version" });
  await expect(hide(4)).rejects.toMatchObject({ code: "not_found" });
  await expect(hideRevision(forum, ada, { postId: 1, version: 1, hidden: "no" })).rejects.toMatchObject({
    code: "not_allowed",
  });
  await hideRevision(forum, moderator, { postId: 1, version: 1, hidden: "no" });
  expect(JSON.stringify(await postHistory(forum, guest, 1))).toContain("0176");
});

test("a thread that changes its author counts for the new one, in profiles, search and versions", async () => {
  const { forum, ada, bert, cora, moderator, id, later } = await aPlace();
  await markHelpful(forum, cora, { postId: 1, helpful: "yes" });
  await later();
  const keys: VersionKey[] = [`user:${ada.id ?? 0}`, `user:${cora.id ?? 0}`];
  const before = await versionsOf(forum.db, keys);
  await changeAuthor(forum, moderator, { postId: 1, username: "@cora" });
  const [thread] = await forum.db.select().from(threads).where(eq(threads.id, id));
  expect(thread).toMatchObject({ authorId: cora.id, answerCount: 1, helpfulCount: 0 });
  for (const [key, version] of await versionsOf(forum.db, keys)) expect(version).toBeGreaterThan(before.get(key) ?? 0);
  const counts = await forum.db.select({ name: users.username, n: users.postCount }).from(users).orderBy(users.id);
  expect(counts.slice(2)).toEqual([
    { name: "Ada", n: 0 },
    { name: "Bert", n: 1 },
    { name: "Cora", n: 1 },
  ]);
  await later();
  await forum.search.catchUp();
  const found = async (name: string) => (await searchPosts(forum, guest, { q: `hums by:${name}`, page: 1 })).threads;
  expect([await found("Ada"), await found("Cora")]).toEqual([0, 1]);
  const wrong = await forum.write(async (tx) => [
    await recountThreads(tx, [id]),
    await recountCategories(tx),
    await recountMembers(tx, [ada.id ?? 0, bert.id ?? 0, cora.id ?? 0]),
  ]);
  expect(wrong).toEqual([[], [], []]);
});

test("a reply that changes its author to the asker is no answer any more", async () => {
  const { forum, ada, bert, moderator, id, later } = await aPlace();
  await later();
  await changeAuthor(forum, moderator, { postId: 2, username: "Ada" });
  const [thread] = await forum.db.select().from(threads).where(eq(threads.id, id));
  expect(thread).toMatchObject({ answerCount: 0, replyCount: 1, lastPosterId: ada.id });
  expect((await postsBy(forum, guest, ada.id ?? 0, 1)).total).toBe(1);
  expect((await postsBy(forum, guest, bert.id ?? 0, 1)).total).toBe(0);
  // The asker is told nothing of their own words.
  expect((await notificationsFor(forum, ada, { page: 1 }))?.items).toEqual([]);
});

test("what the company's people say is given to others by administrators alone", async () => {
  const { forum, ada, moderator, second, member, id, replies } = await aPlace();
  const boss = await member("Boss", { role: "administrator" });
  await replies(second, id, "Words of a moderator.");
  const give = (actor: Actor, postId: number, username: string) => changeAuthor(forum, actor, { postId, username });
  await expect(give(moderator, 3, "Ada")).rejects.toMatchObject({ code: "for_administrators" });
  await expect(give(moderator, 1, "Mia")).rejects.toMatchObject({ code: "for_administrators" });
  await expect(give(moderator, 1, "Nobody")).rejects.toMatchObject({ code: "no_such_person", field: "username" });
  await expect(give(ada, 1, "Bert")).rejects.toMatchObject({ code: "not_allowed" });
  await give(boss, 3, "Ada");
});
