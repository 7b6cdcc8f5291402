import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog, decisions, memberNotices, tags, threads, threadTags } from "#db/schema/index.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { type Actor, guest } from "../../members/actor.ts";
import { recountCategories } from "../../recount.ts";
import { closeThreads, deleteThreads, moveThreads, tagThreads } from "./commands.ts";
import { findThreadsInput } from "./input.ts";
import { findThreads, THREADS_PER_PAGE } from "./queries.ts";

async function aPlace() {
  const place = await aModeratedForum();
  const other = await place.asks(await place.settled("Cora"), "Another one.");
  const own = await place.asks(place.moderator, "A moderator asks.");
  const rows = () => place.forum.db.select().from(threads).orderBy(threads.id);
  return { ...place, other, own, rows, ids: [place.thread, other] };
}

test("several threads are closed, opened, moved and tagged, each with its line in the log", async () => {
  const { forum, moderator, ids, category, rows } = await aPlace();
  expect(await closeThreads(forum, moderator, { ids: [...ids, 9_999], closed: "yes", reason: "Done." })).toEqual({
    ...{ done: 2, refused: 1 },
  });
  expect((await rows()).map(({ closedReason }) => closedReason)).toEqual(["Done.", "Done.", null]);
  await closeThreads(forum, moderator, { ids, closed: "no", reason: "" });
  const talk = await category("Talk", { kind: "discussions" });
  await moveThreads(forum, moderator, { ids, categoryId: talk });
  expect((await rows()).map(({ categoryId }) => categoryId === talk)).toEqual([true, true, false]);
  await tagThreads(forum, moderator, { ids, tags: ["kettle", "noise"] });
  await tagThreads(forum, moderator, { ids, tags: ["noise", "night"] });
  expect(await forum.db.$count(threadTags)).toBe(6);
  expect(await forum.db.$count(tags)).toBe(3);
  const many = { ids, tags: ["a1", "a2", "a3"] };
  await expect(tagThreads(forum, moderator, many)).rejects.toMatchObject({ code: "too_many_tags" });
  expect(await forum.db.$count(tags)).toBe(3);
  const kinds = (await forum.db.select({ kind: auditLog.kind }).from(auditLog)).map(({ kind }) => kind);
  for (const kind of ["closed", "reopened", "moved"])
    expect(kinds.filter((one) => one === `thread.${kind}`).length).toBe(2);
  expect(kinds.filter((kind) => kind === "thread.tagged")).toHaveLength(4);
  expect(await forum.write(recountCategories)).toEqual([]);
});

test("several threads are deleted by decisions that name a rule, one's own without", async () => {
  const { forum, moderator, ids, own, ada, rows } = await aPlace();
  const remove = (by: Actor, rule: string) => deleteThreads(forum, by, { ids: [...ids, own], rule, reason: "Twice." });
  await expect(remove(ada, "on_topic")).rejects.toMatchObject({ code: "not_allowed" });
  await expect(remove(guest, "on_topic")).rejects.toMatchObject({ code: "signed_out" });
  expect(await remove(moderator, "on_topic")).toEqual({ done: 3, refused: 0 });
  expect((await rows()).every(({ deletedAt }) => deletedAt !== null)).toBe(true);
  const made = await forum.db.select().from(decisions).where(eq(decisions.kind, "delete"));
  expect(made.map(({ rule, reason }) => [rule, reason])).toEqual([
    ["on_topic", "Twice."],
    ["on_topic", "Twice."],
  ]);
  expect(await forum.db.$count(memberNotices, eq(memberNotices.kind, "decision"))).toBe(2);
});

test("threads are found by title, author, category and state, with a fixed number of statements", async () => {
  const { forum, moderator, ada, thread, other, own, category, rows } = await aPlace();
  const finds = async (query: object, page = 1) =>
    (await findThreads(forum, moderator, findThreadsInput.parse(query), page)).threads.map(({ id }) => id);
  expect(await finds({})).toEqual([own, other, thread]);
  expect(await finds({ by: "@ada" })).toEqual([thread]);
  expect(await finds({ title: "hum?" })).toEqual([own, other, thread]);
  expect(await finds({ title: "nothing" })).toEqual([]);
  await closeThreads(forum, moderator, { ids: [other], closed: "yes", reason: "" });
  expect(await finds({ state: "closed" })).toEqual([other]);
  expect(await finds({ state: "open" })).toEqual([own, thread]);
  const talk = await category("Talk");
  await moveThreads(forum, moderator, { ids: [thread], categoryId: talk });
  expect(await finds({ categoryId: String(talk) })).toEqual([thread]);
  const statements = async () => {
    await somebodyWrites(forum);
    const before = forum.store.statements;
    await finds({});
    return forum.store.statements - before;
  };
  const few = await statements();
  const [row] = await rows();
  if (!row) throw new Error("no thread");
  const { id: _, ...columns } = row;
  await forum.write(async (tx) => {
    await tx.insert(threads).values(Array.from({ length: 60 }, () => columns));
  });
  expect(await statements()).toBe(few);
  expect((await finds({})).length).toBe(THREADS_PER_PAGE);
  const all = findThreadsInput.parse({});
  await expect(findThreads(forum, ada, all, 1)).rejects.toMatchObject({ code: "not_allowed" });
});
