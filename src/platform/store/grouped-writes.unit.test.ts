import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { groupedWrites } from "./grouped-writes.ts";

let folder: string;
let writer: Database.Database;
let reader: Database.Database;
let commits: number;
let writes: ReturnType<typeof groupedWrites>;
let write: ReturnType<typeof groupedWrites>["write"];
let idle: ReturnType<typeof groupedWrites>["idle"];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stoa-writes-"));
  const file = join(folder, "words.db");
  writer = new Database(file, {
    timeout: 0,
    verbose: (text) => {
      if (text === "COMMIT") commits++;
    },
  });
  writer.pragma("journal_mode = WAL");
  writer.exec("CREATE TABLE words (word text UNIQUE)");
  reader = new Database(file);
  commits = 0;
  writes = groupedWrites(writer);
  ({ write, idle } = writes);
});

afterEach(() => {
  writer.close();
  reader.close();
  rmSync(folder, { recursive: true });
});

const words = () => reader.prepare("SELECT word FROM words ORDER BY word").pluck().all();
const put = (word: string) => write(async () => void writer.prepare("INSERT INTO words VALUES (?)").run(word));

test("writes that come together share one flush, and nobody is told before it", async () => {
  const seen = await Promise.all(["a", "b", "c"].map((word) => put(word).then(() => words())));
  expect(commits).toBe(1);
  expect(seen).toEqual([
    ["a", "b", "c"],
    ["a", "b", "c"],
    ["a", "b", "c"],
  ]);
});

test("one that fails takes back what it wrote, and none of the others", async () => {
  const before = put("before");
  const failing = write(async () => {
    writer.prepare("INSERT INTO words VALUES ('half')").run();
    throw new Error("no");
  });
  const results = await Promise.allSettled([before, failing, put("after"), put("before")]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
  expect(words()).toEqual(["after", "before"]);
  expect(commits).toBe(1);
});

test("one that fails because of another in its group is told when that one can be read", async () => {
  const first = put("once");
  const seen = put("once").catch(() => words());
  expect(await seen).toEqual(["once"]);
  await first;
});

test("a body that waits lets no other into its savepoint, and the flush waits for it", async () => {
  const order: string[] = [];
  const slow = write(async () => {
    order.push("slow begins");
    for (let turn = 0; turn < 5; turn++) await nextTurn();
    writer.prepare("INSERT INTO words VALUES ('slow')").run();
    order.push("slow ends");
  });
  await nextTurn();
  const quick = write(async () => void order.push("quick"));
  await Promise.all([slow, quick]);
  expect(order).toEqual(["slow begins", "slow ends", "quick"]);
  expect(words()).toEqual(["slow"]);
});

test("when the flush fails, everybody in the group hears of it, and the next group works", async () => {
  writer.exec("CREATE TABLE parents (id integer PRIMARY KEY)");
  writer.exec("CREATE TABLE children (parent integer REFERENCES parents DEFERRABLE INITIALLY DEFERRED)");
  writer.pragma("foreign_keys = ON");
  const orphan = write(async () => void writer.prepare("INSERT INTO children VALUES (1)").run());
  const results = await Promise.allSettled([put("lost"), orphan]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(words()).toEqual([]);
  await put("kept");
  expect(words()).toEqual(["kept"]);
});

test("when SQLite gives the transaction up by itself, what was written before is not acknowledged", async () => {
  const lost = put("lost");
  const full = write(async () => {
    writer.exec("ROLLBACK");
    throw new Error("disk full");
  });
  const results = await Promise.allSettled([lost, full, put("kept")]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(words()).toEqual(["kept"]);
});

test("idle waits for what is on its way", async () => {
  void put("late");
  await idle();
  expect(words()).toEqual(["late"]);
});

test("it is known while the disk takes nothing any more", async () => {
  await put("a");
  writer.pragma(`max_page_count = ${writer.pragma("page_count", { simple: true })}`);
  await expect(put("x".repeat(100_000))).rejects.toThrow(/full/);
  expect(writes.isFailing).toBe(true);
  // A word that is there already says nothing about the disk.
  await expect(put("a")).rejects.toThrow(/UNIQUE/);
  expect(writes.isFailing).toBe(true);
  writer.pragma("max_page_count = 1000000");
  await put("x".repeat(100_000));
  expect(writes.isFailing).toBe(false);
});
