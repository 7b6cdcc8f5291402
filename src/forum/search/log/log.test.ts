import { expect, test } from "vitest";
import { searchLog } from "#db/schema/index.ts";
import { aForum } from "#testing/forum.ts";
import { DAY_MS } from "../../days.ts";
import { searchGaps } from "./gaps.ts";
import { loggedTerms } from "./terms.ts";

test("what people look for and do not find is grouped, the most wanted first", async () => {
  const { forum, clock, member } = await aForum();
  const staff = await member("eve", { role: "staff" });
  for (const q of ["Wheel squeaks", "squeaking wheel", "  wheel   SQUEAKS ", "lamp", "charger"]) {
    forum.tally.searched(q, q === "lamp" ? 0 : 3);
  }
  forum.tally.read(999, "charger");
  await forum.tally.flush();
  clock.pass(DAY_MS);
  forum.tally.searched("lamp", 0);
  await forum.tally.flush();
  expect(await searchGaps(forum, staff)).toEqual([
    { terms: "wheel squeaks", alike: ["squeaking wheel"], searches: 3, results: 3 },
    { terms: "lamp", alike: [], searches: 2, results: 0 },
  ]);
  await expect(searchGaps(forum, await member("ada"))).rejects.toMatchObject({ code: "not_allowed" });

  clock.pass(91 * DAY_MS);
  await forum.tally.flush();
  expect(await forum.db.select().from(searchLog)).toEqual([]);
});

test("a click counts for a search that was made, and what somebody makes up leaves nothing", async () => {
  const { forum, clock } = await aForum();
  const log = async () => {
    await forum.tally.flush();
    const rows = await forum.db.select().from(searchLog).orderBy(searchLog.day, searchLog.terms);
    return rows.map(({ terms, searches, clicks }) => [terms, searches, clicks]);
  };
  forum.tally.read(1, "lamp");
  expect(await log()).toEqual([]);
  forum.tally.searched("Lamp", 2);
  forum.tally.read(1, " lamp ");
  for (let n = 0; n < 6_000; n++) forum.tally.read(1, `made up ${n}`);
  forum.tally.searched("charger", 1);
  expect(await log()).toEqual([
    ["charger", 1, 0],
    ["lamp", 1, 1],
  ]);
  // Who searched before midnight reads after it.
  clock.pass(DAY_MS);
  forum.tally.read(1, "charger");
  forum.tally.read(1, "nobody asked this");
  expect(await log()).toEqual([
    ["charger", 1, 1],
    ["lamp", 1, 1],
  ]);
  clock.pass(DAY_MS);
  forum.tally.read(1, "charger");
  expect(await log()).toEqual([
    ["charger", 1, 1],
    ["lamp", 1, 1],
  ]);
});

test("what looks like a person is not kept", () => {
  for (const q of [
    "ada@example.org",
    "call 0170 1234567",
    "reset sk4f9a8b7c6d5e4f3a2b1c0",
    "",
    "   ",
    "x".repeat(200),
  ]) {
    expect(loggedTerms(q), q).toBeNull();
  }
  expect(loggedTerms("Fehler  E14\u0000 (Größe)")).toBe("fehler e14 (größe)");
});
