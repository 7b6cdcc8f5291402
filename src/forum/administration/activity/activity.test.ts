import { expect, test } from "vitest";
import { aConversation } from "#testing/conversation.ts";
import { aSite } from "#testing/site.ts";
import { DAY_MS } from "../../days.ts";
import { ACTIVITY_JOB } from "./count.ts";
import { activityOver } from "./queries.ts";
import { medianOf, waitsOf } from "./waits.ts";

const HOUR = 3_600_000;

async function aLivelyForum() {
  const place = await aConversation();
  const { forum, clock, member } = place;
  const admin = await member("root_admin", { role: "administrator" });
  const count = async (payload: Record<string, unknown> = {}) => {
    await forum.write((tx) => forum.enqueue(tx, ACTIVITY_JOB, payload));
    await forum.drain();
  };
  return { ...place, clock, admin, count };
}

test("each day has its people, threads and replies, and how long the first reply took", async () => {
  const place = await aLivelyForum();
  const { forum, clock, admin, count } = place;
  const [ada, bert] = [await place.member("Ada"), await place.member("Bert")];
  const thread = await place.asks(ada, "It hums.");
  clock.pass(HOUR);
  // Her own words are no reply to wait for.
  await place.replies(ada, thread, "Still.");
  clock.pass(HOUR);
  await place.replies(bert, thread, "Oil it.");
  clock.pass(DAY_MS);
  await place.asks(bert, "It rattles.");
  await count();
  const { bars, whole, countedAt } = await activityOver(forum, admin, 30);
  expect(bars).toHaveLength(30);
  expect(bars.at(-2)).toMatchObject({ threads: 1, replies: 2, answered: 1 });
  expect(bars.at(-1)).toMatchObject({ threads: 1, replies: 0, answered: 0, firstReply: null });
  expect(bars[0]).toMatchObject({ people: 0, threads: 0, answered: null });
  expect(whole).toMatchObject({ threads: 2, replies: 2, answered: 0.5 });
  expect((bars.at(-2)?.firstReply ?? 0) / (2 * HOUR)).toBeCloseTo(1, 1);
  expect(countedAt).toBe(clock.now);
});

test("what comes later changes the day it belongs to", async () => {
  const place = await aLivelyForum();
  const { forum, clock, admin, count } = place;
  const [ada, bert] = [await place.member("Ada"), await place.member("Bert")];
  const thread = await place.asks(ada, "It hums.");
  await count();
  clock.pass(2 * DAY_MS);
  await place.replies(bert, thread, "Oil it.");
  await count();
  const asked = async () => (await activityOver(forum, admin, 30)).bars.at(-3);
  expect(await asked()).toMatchObject({ threads: 1, answered: 1 });
});

test("a period has as many bars whatever happened, and costs one statement", async () => {
  const { forum, admin, count } = await aLivelyForum();
  expect((await activityOver(forum, admin, 365)).countedAt).toBeNull();
  await count();
  for (const [period, bars] of [
    [30, 30],
    [90, 13],
    [365, 53],
  ] as const) {
    const before = forum.store.statements;
    const found = await activityOver(forum, admin, period);
    expect(found.bars).toHaveLength(bars);
    expect(found.bars.at(-1)?.people).toBeGreaterThan(0);
    expect(forum.store.statements - before).toBe(1);
  }
});

test("a median of many days is the wait in the middle, within a few per cent", () => {
  const days = [waitsOf([60_000, 10 * HOUR]), waitsOf([]), waitsOf([3 * HOUR])];
  expect((medianOf(days) ?? 0) / (3 * HOUR)).toBeCloseTo(1, 1);
  expect(medianOf([waitsOf([])])).toBeNull();
  expect(medianOf([waitsOf([0])])).toBe(0);
});

test("only administrators see it", async () => {
  const { forum, member } = await aSite();
  await expect(activityOver(forum, await member("mo", { role: "moderator" }), 30)).rejects.toMatchObject({
    code: "not_allowed",
  });
});
