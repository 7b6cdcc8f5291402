import { and, desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog, posts, threads } from "#db/schema/index.ts";
import { aConversation } from "#testing/conversation.ts";
import { newKey } from "#testing/forum.ts";
import { editCategory } from "../categories/commands.ts";
import { editCategoryInput } from "../categories/input.ts";
import { guest } from "../members/actor.ts";
import { putSettings } from "../settings/changes.ts";
import { versionOf } from "../versions.ts";
import { acceptAnswer } from "./accept.ts";
import { closeThread, pinThread, planClose } from "./arrange.ts";
import { planCloseInput } from "./input.ts";
import { listThreads } from "./lists.ts";
import { replyToThread } from "./reply.ts";
import { sweepTimers } from "./timers.ts";

const DAY_MS = 86_400_000;

async function aPlace() {
  const place = await aConversation();
  const { forum, member } = place;
  const moderator = await member("Mo", { role: "moderator" });
  const [ada, bert] = [await member("Ada"), await member("Bert")];
  const id = await place.asks(ada, "It hums.");
  const row = async () => {
    const [found] = await forum.db.select().from(threads).where(eq(threads.id, id));
    if (!found) throw new Error("no thread");
    return found;
  };
  const plan = (more: Record<string, unknown>) => planClose(forum, moderator, planCloseInput.parse({ id, ...more }));
  const isOpen = async () => (await row()).closedAt === null;
  const solves = async () => {
    await place.replies(bert, id, "Lime.");
    const [answer] = await forum.db.select({ id: posts.id }).from(posts).orderBy(desc(posts.id)).limit(1);
    await acceptAnswer(forum, ada, { id, postId: answer?.id ?? 0 });
  };
  return { ...place, moderator, ada, bert, id, row, plan, isOpen, solves };
}

test("a pin ends with its last day, and the lists with it", async () => {
  const { forum, clock, moderator, id, row, asks, ada } = await aPlace();
  await asks(ada, "Another one.");
  await forum.write((tx) => putSettings(tx, { timeZone: "Europe/Berlin" }));
  await pinThread(forum, moderator, { id, pinned: "yes", until: "2026-03-05" });
  const first = async () => (await listThreads(forum, guest, { kind: "latest" }, { page: 1 })).threads[0]?.id;
  expect(await first()).toBe(id);
  // In Berlin the fifth ends an hour before it does in Greenwich.
  clock.now = Date.UTC(2026, 2, 5, 22, 59);
  expect(await sweepTimers(forum)).toBe(0);
  const before = await versionOf(forum.store, "lists");
  clock.pass(60_000);
  expect(await sweepTimers(forum)).toBe(1);
  expect(await row()).toMatchObject({ pinnedAt: null, pinnedUntil: null });
  expect(await first()).not.toBe(id);
  expect(await versionOf(forum.store, "lists")).toBeGreaterThan(before);
  expect(await sweepTimers(forum)).toBe(0);
});

test("what is pinned in its category stands above there alone, and is counted once everywhere", async () => {
  const { forum, moderator, id, row, asks, ada, clock } = await aPlace();
  clock.pass(1_000);
  const other = await asks(ada, "Another one.");
  await pinThread(forum, moderator, { id, pinned: "yes", where: "category" });
  const { categoryId } = await row();
  const latest = await listThreads(forum, guest, { kind: "latest" }, { page: 1 });
  const inCategory = await listThreads(forum, guest, { kind: "category", categoryId }, { page: 1 });
  expect(latest.threads.map((thread) => thread.id)).toEqual([other, id]);
  expect(inCategory.threads.map((thread) => thread.id)).toEqual([id, other]);
  expect([latest.total, inCategory.total]).toEqual([2, 1]);
});

test("a thread closes on its day, and opens again on another", async () => {
  const { forum, clock, moderator, id, isOpen, plan, row } = await aPlace();
  await plan({ rule: "at", on: "2026-03-10" });
  clock.now = Date.UTC(2026, 2, 9, 23, 59);
  await sweepTimers(forum);
  expect(await isOpen()).toBe(true);
  clock.pass(60_000);
  await sweepTimers(forum);
  expect(await isOpen()).toBe(false);
  await closeThread(forum, moderator, { id, closed: "no", reason: "" });
  await sweepTimers(forum);
  expect(await isOpen()).toBe(true);
  await closeThread(forum, moderator, { id, closed: "yes", reason: "Holidays.", reopenOn: "2026-03-20" });
  clock.now = Date.UTC(2026, 2, 20);
  await sweepTimers(forum);
  expect(await row()).toMatchObject({ closedAt: null, closedReason: null, reopenAt: null });
});

test("days after the last post are counted anew with every post", async () => {
  const { forum, clock, bert, id, isOpen, plan, row } = await aPlace();
  await plan({ rule: "last_post", days: "30" });
  clock.pass(29 * DAY_MS);
  await replyToThread(forum, bert, { id, to: null, body: "Still here.", clientKey: newKey() });
  clock.pass(29 * DAY_MS);
  expect(await sweepTimers(forum)).toBe(0);
  clock.pass(DAY_MS);
  expect(await sweepTimers(forum)).toBe(1);
  expect(await isOpen()).toBe(false);
  expect((await row()).closedReason).toMatch(/by itself/);
  const closed = and(eq(auditLog.kind, "thread.closed"), eq(auditLog.subjectId, id));
  expect(await forum.db.select({ by: auditLog.actorId }).from(auditLog).where(closed)).toEqual([{ by: null }]);
});

test("a category closes what was solved, but for what somebody opened again or gave a rule of its own", async () => {
  const { forum, clock, moderator, member, id, ada, asks, isOpen, row, solves } = await aPlace();
  const boss = await member("Boss", { role: "administrator" });
  const { categoryId } = await row();
  const form = { name: "Help", kind: "questions", see: "everyone", closeSolvedDays: "7" };
  await editCategory(forum, boss, editCategoryInput.parse({ id: categoryId, ...form }));
  await asks(ada, "Nobody knows.");
  await solves();
  clock.pass(7 * DAY_MS - 1);
  expect(await sweepTimers(forum)).toBe(0);
  clock.pass(1);
  expect(await sweepTimers(forum)).toBe(1);
  expect(await isOpen()).toBe(false);
  await closeThread(forum, moderator, { id, closed: "no", reason: "" });
  clock.pass(30 * DAY_MS);
  expect(await sweepTimers(forum)).toBe(0);
  await planClose(forum, moderator, planCloseInput.parse({ id, rule: "category" }));
  expect(await sweepTimers(forum)).toBe(1);
});

test("many that are due at once are closed in portions, each once", async () => {
  const { forum, clock, member, asks, plan } = await aPlace();
  await plan({ rule: "never" });
  for (let each = 0; each < 30; each++) {
    await asks(await member(`Ada${each}`), `Number ${each}`);
  }
  await forum.write(async (tx) => {
    await tx.update(threads).set({ closeRule: "at", closeAt: clock.now }).where(eq(threads.kind, "question"));
  });
  expect(await sweepTimers(forum)).toBe(31);
  expect(await forum.db.$count(auditLog, eq(auditLog.kind, "thread.closed"))).toBe(31);
});

test("a day that is over, and members who are no moderators, are refused", async () => {
  const { forum, ada, id, plan, moderator } = await aPlace();
  await expect(plan({ rule: "at", on: "2026-03-03" })).rejects.toMatchObject({ code: "date_past", field: "on" });
  const pin = { id, pinned: "yes", until: "2026-03-02" } as const;
  await expect(pinThread(forum, moderator, pin)).rejects.toMatchObject({ code: "date_past", field: "until" });
  const own = planCloseInput.parse({ id, rule: "never" });
  await expect(planClose(forum, ada, own)).rejects.toMatchObject({ code: "not_allowed" });
  expect(planCloseInput.safeParse({ id, rule: "solved" }).success).toBe(false);
  expect(planCloseInput.safeParse({ id, rule: "at" }).success).toBe(false);
});
