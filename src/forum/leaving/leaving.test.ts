import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq, getTableName, type Table } from "drizzle-orm";
import { expect, test } from "vitest";
import * as schema from "#db/schema/index.ts";
import { auditLog, posts, revisions, sessions, threads, users } from "#db/schema/index.ts";
import { exportTo } from "#forum/archive/export.ts";
import { aModeratedForum, type ModeratedForum } from "#testing/moderation.ts";
import { viewFor } from "#testing/view.ts";
import { writeResult } from "../knowledge/results.ts";
import { type Actor, actorOf, actorOfSession, guest } from "../members/actor.ts";
import { insertMember } from "../members/changes.ts";
import { hashPassword } from "../members/passwords.ts";
import { readProfile, updateProfile } from "../members/profile.ts";
import { startSession } from "../members/sessions.ts";
import { addNote } from "../moderation/note/commands.ts";
import { recountCategories, recountMembers, recountThreads } from "../recount.ts";
import { searchPosts } from "../search/queries.ts";
import { editPost } from "../threads/edit.ts";
import { postsOnPage } from "../threads/queries.ts";
import { restorePost } from "../threads/remove.ts";
import { deleteAccount, leaveForum } from "./commands.ts";
import type { CONTRIBUTIONS } from "./input.ts";

const PASSWORD = "a long enough password";

/** Zita, with a bio, a session, notes on her, a thread of her own, one in which Bert has answered, and a reply. */
async function aPlace() {
  const place = await aModeratedForum();
  const { forum, clock, member, moderator, bert, thread } = place;
  const boss = await member("Boss", { role: "administrator" });
  const zita = await member("Zita", { passwordHash: await hashPassword(PASSWORD), displayName: "Zita Zumwinkel" });
  await updateProfile(forum, zita, { displayName: "Zita Zumwinkel", bio: "Zumwinkel bio", locale: "de", view: "flat" });
  const session = await forum.write((tx) =>
    startSession(tx, zita.id ?? 0, { address: "192.0.2.99", agent: "Zagent" }, clock.now),
  );
  await addNote(forum, moderator, { target: "member", targetId: zita.id ?? 0, body: "Zumwinkel note", back: "/" });
  const alone = await place.asks(zita, "Zalone text.");
  const answered = await place.asks(zita, "Zanswered text.");
  await place.replies(bert, answered, "Bert answers.");
  await place.replies(zita, thread, "Zreply text.");
  const [reply] = await forum.db.select().from(posts).where(eq(posts.body, "Zreply text."));
  await editPost(forum, zita, { postId: reply?.id ?? 0, revision: 1, body: "Zreply text again." });
  await writeResult(forum, zita, { id: answered, revision: 0, body: "Zresult text." });
  await place.later();
  await forum.search.catchUp();
  return { ...place, boss, zita, session, alone, answered, replyId: reply?.id ?? 0 };
}

const leave = (place: ModeratedForum, actor: Actor, contributions: (typeof CONTRIBUTIONS)[number]) =>
  leaveForum(place.forum, actor, { ownPassword: PASSWORD, contributions });

/** Every row of the database, but for the tables that `except` names, as one text. */
async function everything({ forum }: ModeratedForum, except: readonly string[] = []): Promise<string> {
  const tables = Object.values(schema) as unknown as Table[];
  const kept = tables.filter((table) => !except.includes(getTableName(table)));
  return JSON.stringify(await Promise.all(kept.map((table) => forum.db.select().from(table as typeof users))));
}

test("who leaves and keeps what they wrote is nobody any more, everywhere", async () => {
  const place = await aPlace();
  const { forum, zita, session, alone, dir, later } = place;
  await expect(leaveForum(forum, zita, { ownPassword: "wrong", contributions: "keep" })).rejects.toMatchObject({
    code: "wrong_password",
  });
  expect(await everything(place)).toContain("Zumwinkel");
  await leave(place, zita, "keep");
  await later();
  await forum.search.catchUp();
  const whole = await everything(place);
  for (const trace of ["Zumwinkel", "zita@example.org", "192.0.2.99", "Zagent"]) expect(whole).not.toContain(trace);
  // The name is kept in the form in which names are compared, so that nobody else gets it.
  expect(await everything(place, ["former_usernames"])).not.toMatch(/zita/i);
  await expect(forum.write((tx) => insertMember(tx, { username: "zita", createdAt: 1 }))).rejects.toMatchObject({
    code: "username_taken",
  });
  expect(await readProfile(forum, "Zita")).toEqual({ kind: "gone" });
  expect((await actorOf(forum, zita.id ?? 0)).role).toBe("guest");
  expect(await actorOfSession(forum, session)).toBeNull();
  expect(await forum.db.$count(sessions, eq(sessions.userId, zita.id ?? 0))).toBe(0);
  const [post] = await postsOnPage(forum, guest, alone, 1);
  expect(post).toMatchObject({ author: { displayName: "[deleted]", deleted: true } });
  expect(post?.html).toContain("Zalone text.");
  expect((await searchPosts(forum, guest, { q: "Zalone", page: 1 })).threads).toBe(1);
  expect((await viewFor(place, "/u/Zita.json")).status).toBe(410);
  const folder = join(dir, "archive");
  await exportTo(forum, folder);
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  expect(files.join()).toContain("Zalone text.");
  expect(files.join()).not.toMatch(/Zumwinkel|zita/i);
});

test("who leaves nothing behind takes texts, versions and results along; others' answers stay", async () => {
  const place = await aPlace();
  const { forum, zita, bert, moderator, alone, answered, thread, replyId, dir, later, post, threadRow } = place;
  await leave(place, zita, "remove");
  await later();
  await forum.search.catchUp();
  expect(await everything(place)).not.toMatch(/Z(alone|answered|reply|result|umwinkel)/);
  expect(await threadRow(alone)).toMatchObject({ title: "[deleted]", slug: "deleted", replyCount: 0 });
  expect((await threadRow(alone)).deletedAt).not.toBeNull();
  expect(await threadRow(answered)).toMatchObject({ deletedAt: null, replyCount: 1, resultRevision: null });
  expect((await postsOnPage(forum, guest, answered, 1)).map(({ html }) => html)).toEqual([
    "<p>[deleted]</p>",
    "<p>Bert answers.</p>",
  ]);
  expect(await post(replyId)).toMatchObject({ body: "", html: "", revision: 1, deletedBy: zita.id });
  expect(await forum.db.$count(revisions, eq(revisions.postId, replyId))).toBe(0);
  await expect(restorePost(forum, moderator, { postId: replyId })).rejects.toMatchObject({ code: "gone" });
  for (const q of ["Zalone", "Zanswered", "Zreply", "Zresult"]) {
    expect((await searchPosts(forum, guest, { q, page: 1 })).threads).toBe(0);
  }
  const folder = join(dir, "archive");
  await exportTo(forum, folder);
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  expect(files.join()).toContain("Bert answers.");
  expect(files.join()).not.toMatch(/Z(alone|answered|reply|result|umwinkel)/);
  const wrong = await forum.write(async (tx) => [
    await recountThreads(tx, [alone, answered, thread]),
    await recountCategories(tx),
    await recountMembers(tx, [zita.id ?? 0, bert.id ?? 0]),
  ]);
  expect(wrong).toEqual([[], [], []]);
  const kinds = await forum.db.select({ kind: auditLog.kind, by: auditLog.actorId }).from(auditLog);
  expect(kinds.slice(-2)).toEqual([
    { kind: "member.deleted", by: zita.id },
    { kind: "member.posts_removed", by: zita.id },
  ]);
});

test("hundreds of posts are removed in portions, and a second run finds nothing", async () => {
  const place = await aPlace();
  const { forum, zita, thread, later } = place;
  const [row] = await forum.db.select().from(posts).where(eq(posts.threadId, thread));
  if (!row) throw new Error("no post");
  await forum.write(async (tx) => {
    const { id: _, ...columns } = row;
    const many = Array.from({ length: 120 }, (_each, n) => ({
      ...{ ...columns, number: 10 + n, authorId: zita.id ?? 0, body: `Zmany ${n}`, clientKey: null },
    }));
    await tx.insert(posts).values(many);
    await tx.update(threads).set({ lastNumber: 129 }).where(eq(threads.id, thread));
    await recountMembers(tx, [zita.id ?? 0]);
    await recountThreads(tx, [thread]);
  });
  await deleteAccount(forum, place.boss, { userId: zita.id ?? 0, contributions: "remove" });
  await later();
  expect(await everything(place)).not.toContain("Zmany");
  const [zero] = await forum.db
    .select({ n: users.postCount })
    .from(users)
    .where(eq(users.id, zita.id ?? 0));
  const left = await forum.write((tx) => recountMembers(tx, [zita.id ?? 0]));
  expect([left, zero?.n]).toEqual([[], 2]);
  await forum.write((tx) => forum.enqueue(tx, "account.removePosts", { userId: zita.id ?? 0, by: 1 }));
  await later();
  const done = await forum.db.select().from(auditLog).where(eq(auditLog.kind, "member.posts_removed"));
  expect(done.map(({ data }) => data)).toEqual([{ count: 124 }]);
});

test("the last administrator cannot go, and accounts of others are an administrator's to delete", async () => {
  const { forum, boss, moderator, ada, member } = await aPlace();
  const erase = (by: Actor, userId: number | null) =>
    deleteAccount(forum, by, { userId: userId ?? 0, contributions: "keep" });
  await expect(erase(moderator, ada.id)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(erase(boss, boss.id)).rejects.toMatchObject({ code: "not_yourself" });
  const chief = await member("Chief", { role: "administrator", passwordHash: await hashPassword(PASSWORD) });
  await erase(chief, boss.id);
  await expect(leaveForum(forum, chief, { ownPassword: PASSWORD, contributions: "keep" })).rejects.toMatchObject({
    code: "last_administrator",
  });
  await expect(erase(chief, boss.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await actorOf(forum, chief.id ?? 0)).role).toBe("administrator");
});
