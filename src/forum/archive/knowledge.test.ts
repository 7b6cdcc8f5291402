import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { posts } from "#db/schema/index.ts";
import { checkOf } from "#forum/knowledge/checks.ts";
import { resultHistory, resultOf, writeResult } from "#forum/knowledge/results.ts";
import { answersToReview } from "#forum/knowledge/review.ts";
import { guest } from "#forum/members/actor.ts";
import { searchPosts } from "#forum/search/queries.ts";
import { loadThread } from "#forum/threads/changes.ts";
import { aForum } from "#testing/forum.ts";
import { exportTo } from "./export.ts";
import { archiveSource } from "./readers/archive.ts";
import { bring, bringFiles, SMALL } from "./testing/bring.ts";
import { post, T } from "./testing/folders.ts";

const LATER = "2024-01-05T10:00:00.000Z";
const result = (revision: number, body: string, more: object = {}) => ({
  threadId: "t5",
  revision,
  body,
  authorId: "u1",
  createdAt: LATER,
  ...more,
});
const check = (postId: string, createdAt: string, more: object = {}) => ({
  threadId: "t5",
  postId,
  userId: "u1",
  ...more,
  createdAt,
});

const KNOWLEDGE = {
  ...SMALL,
  "threads.jsonl": SMALL["threads.jsonl"].map((thread) => ({
    ...thread,
    ...("id" in thread && thread.id === "t5" && { acceptedAt: "2024-01-03T00:00:00.000Z", views: 17 }),
  })),
  "posts.jsonl": [
    ...SMALL["posts.jsonl"],
    post(5, "t5", { foldedAt: LATER, foldedById: "u1", body: "Lovely weather" }),
  ],
  "results.jsonl": [
    result(1, "It was dry."),
    result(2, ""),
    result(3, "The **nozzle** was blocked.", { authorId: "u2" }),
    result(1, "Solved by mail.", { threadId: "t9" }),
    result(2, "", { threadId: "t9" }),
  ],
  "checks.jsonl": [
    check("p3", LATER, { forVersion: "v2.1" }),
    check("p3", "2024-01-06T10:00:00.000Z", { userId: "u3" }),
    check("p4", T),
  ],
  "feedback.jsonl": [
    { threadId: "t5", day: "2024-01-07", helped: 2, failed: 1 },
    { threadId: "t5", day: "2024-01-02", helped: 0, failed: 4 },
  ],
};

test("what keeps answers good comes along with an archive", async () => {
  const { forum, member } = await aForum();
  const staff = await member("eve", { role: "staff" });
  const { report, stored } = await bringFiles(forum, KNOWLEDGE);
  expect(report.reasons()).toEqual([]);
  expect(stored).toMatchObject({ results: 5, checks: 3, feedback: 2 });

  const thread = await loadThread(forum.db, 5);
  for (const time of ["rendered now", "kept"]) {
    expect(await resultOf(forum, thread), time).toMatchObject({ revision: 3, author: { username: "person_u2" } });
    const [newest, withdrawn, oldest] = await resultHistory(forum, 5);
    expect(newest?.html, time).toContain("<strong>nozzle</strong>");
    expect([withdrawn?.body, oldest?.html], time).toEqual(["", "<p>It was dry.</p>"]);
  }
  expect(await resultOf(forum, await loadThread(forum.db, 9))).toBeNull();
  const held = { by: { username: "person_u3" }, at: Date.parse("2024-01-06T10:00:00Z"), forVersion: "" };
  expect(await checkOf(forum, thread)).toMatchObject(held);
  const { rows } = await answersToReview(forum, staff, { order: "doubted", page: 1 });
  expect(rows).toMatchObject([{ id: 5, views: 17, doubts: 1 }]);

  const found = async (q: string) => (await searchPosts(forum, guest, { q })).threads;
  expect([await found("nozzle"), await found("weather")]).toEqual([1, 0]);
});

test("an export gives it back as it came, and so does the export of its import", async () => {
  const { forum, dir } = await aForum();
  await bringFiles(forum, KNOWLEDGE);
  await exportTo(forum, join(dir, "out"));
  for (const file of ["results.jsonl", "checks.jsonl", "feedback.jsonl"] as const) {
    expect(sorted(lines(dir, file)), file).toEqual(sorted(KNOWLEDGE[file]));
  }
  expect(lines(dir, "threads.jsonl").find(({ id }) => id === "t5")).toMatchObject({ views: 17 });
  expect(lines(dir, "posts.jsonl").find(({ id }) => id === "p5")).toMatchObject({ foldedAt: LATER, foldedById: "u1" });

  const { forum: second, dir: secondDir } = await aForum();
  await bring(second, await archiveSource(join(dir, "out")));
  await exportTo(second, join(secondDir, "out"));
  for (const kind of ["results", "checks", "feedback", "threads", "posts"]) {
    expect(sorted(lines(secondDir, `${kind}.jsonl`)), kind).toEqual(sorted(lines(dir, `${kind}.jsonl`)));
  }
});

test("a second run adds what is new and leaves alone what was written here", async () => {
  const { forum, member } = await aForum();
  await bringFiles(forum, KNOWLEDGE);
  const eve = await member("eve", { role: "staff" });
  await writeResult(forum, eve, { id: 5, revision: 3, body: "Ours" });
  const more = {
    ...KNOWLEDGE,
    "results.jsonl": [...KNOWLEDGE["results.jsonl"], result(4, "Theirs"), result(3, "By hand", { threadId: "t9" })],
    "checks.jsonl": [...KNOWLEDGE["checks.jsonl"], check("p3", "2024-01-08T10:00:00.000Z", { forVersion: "v3" })],
  };
  const { stored } = await bringFiles(forum, more);
  expect(stored).toMatchObject({ posts: 0, results: 1, checks: 1, feedback: 0 });
  expect(await resultOf(forum, await loadThread(forum.db, 5))).toMatchObject({ body: "Ours" });
  expect(await resultOf(forum, await loadThread(forum.db, 9))).toMatchObject({ body: "By hand" });
  expect(await checkOf(forum, await loadThread(forum.db, 5))).toMatchObject({ forVersion: "v3" });
  // The search index hears of a result that came without posts.
  expect((await searchPosts(forum, guest, { q: "by hand" })).results.map(({ threadId }) => threadId)).toContain(9);
});

test("what makes no sense is reported with its line, and the opening post is never small talk", async () => {
  const { forum } = await aForum();
  const { report } = await bringFiles(forum, {
    ...SMALL,
    "posts.jsonl": SMALL["posts.jsonl"].map((one) =>
      "id" in one && one.id === "p1" ? { ...one, foldedAt: LATER } : one,
    ),
    "results.jsonl": [result(0, "none"), result(1, "lost", { threadId: "t77" })],
    "checks.jsonl": [check("p77", LATER)],
    "feedback.jsonl": [
      { threadId: "t5", day: "yesterday", failed: 1 },
      { threadId: "t5", day: "2024-01-02", failed: -1 },
    ],
  });
  expect(report.reasons().map((reason) => reason.replace(/: .*/, ""))).toEqual([
    "results.jsonl:1 revision",
    "feedback.jsonl:1 day",
    "feedback.jsonl:2 failed",
    "results.jsonl:2 its thread t77 is not there",
    "checks.jsonl:1 its post p77 is not there",
  ]);
  const [opening] = await forum.db.select().from(posts).where(eq(posts.threadId, 5)).orderBy(asc(posts.number));
  expect(opening).toMatchObject({ number: 1, foldedAt: null });
});

function lines(dir: string, file: string): Record<string, unknown>[] {
  const text = readFileSync(join(dir, "out", file), "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Records in any order, and their fields too. */
function sorted(records: readonly object[]): string[] {
  return records.map((record) => JSON.stringify(record, Object.keys(record).sort())).sort();
}
