/** What time is to do to threads comes along with an archive; what moderators write for one another does not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { categories, posts, threads } from "#db/schema/index.ts";
import { addNote } from "#forum/moderation/note/commands.ts";
import { noteInput } from "#forum/moderation/note/input.ts";
import { sweepTimers } from "#forum/threads/timers.ts";
import { A_TUESDAY, aForum } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { exportTo } from "./export.ts";
import { archiveSource } from "./readers/archive.ts";
import { bring, bringFiles } from "./testing/bring.ts";
import { category, post, T, thread, user } from "./testing/folders.ts";

const DAY = 86_400_000;
const iso = (days: number) => new Date(A_TUESDAY + days * DAY).toISOString();

const PLANNED = {
  "users.jsonl": [user("u1")],
  "categories.jsonl": [category("c1", { slowSeconds: 60, closeSolvedDays: 30 })],
  "threads.jsonl": [
    thread("t1", { pinnedAt: T, pinnedUntil: iso(3), pinnedInCategory: true, slowSeconds: 600 }),
    thread("t2", { closeRule: "at", closeAt: iso(5) }),
    thread("t3", { closeRule: "last_post", closeDays: 3_000 }),
    thread("t4", { closeRule: "never", closedAt: T, reopenAt: iso(1) }),
    thread("t5", { closeRule: "at", closeDays: 3, pinnedUntil: iso(3), reopenAt: iso(1) }),
  ],
  "posts.jsonl": [1, 2, 3, 4, 5].map((n) => post(n, `t${n}`, n === 1 ? { lockedAt: T } : {})),
};

test("plans, pins with an end, slow mode and locks are imported, done in time, and exported again", async () => {
  const { forum, clock, dir } = await aForum();
  const { report } = await bringFiles(forum, PLANNED);
  expect(report.reasons()).toEqual([]);
  const rows = () => forum.db.select().from(threads).orderBy(asc(threads.id));
  const [first, , third, fourth, fifth] = await rows();
  expect(first).toMatchObject({ pinnedUntil: A_TUESDAY + 3 * DAY, pinnedInCategory: true, slowSeconds: 600 });
  expect(third).toMatchObject({ closeRule: "last_post", closeDays: 3_000 });
  expect(fourth).toMatchObject({ closeRule: "never", reopenAt: A_TUESDAY + DAY });
  // What one field says without the other is nothing.
  expect(fifth).toMatchObject({ closeRule: null, closeDays: null, pinnedUntil: null, reopenAt: null });
  const [post] = await forum.db.select().from(posts).where(eq(posts.id, 1));
  expect(post?.lockedAt).toBe(Date.parse(T));
  const [place] = await forum.db.select().from(categories).where(eq(categories.name, "Category c1"));
  expect(place).toMatchObject({ slowSeconds: 60, closeSolvedDays: 30 });

  await exportTo(forum, join(dir, "out"));
  const { forum: second, dir: secondDir } = await aForum();
  await bring(second, await archiveSource(join(dir, "out")));
  await exportTo(second, join(secondDir, "out"));
  for (const file of ["categories.jsonl", "threads.jsonl", "posts.jsonl"])
    expect(readFileSync(join(secondDir, "out", file), "utf8")).toBe(readFileSync(join(dir, "out", file), "utf8"));

  clock.pass(6 * DAY);
  await sweepTimers(forum);
  const after = await rows();
  expect(after.map(({ pinnedAt }) => pinnedAt)).toEqual([null, null, null, null, null]);
  expect(after.map(({ closedAt }) => closedAt !== null)).toEqual([false, true, false, false, false]);
});

test("nothing that moderators note, decide or hold back is in an archive", async () => {
  const { forum, dir, ada, bert, moderator, thread: id, flags, reply } = await aModeratedForum();
  const SECRET = "Quokka";
  await addNote(forum, moderator, noteInput.parse({ target: "member", targetId: bert.id, body: `${SECRET} one` }));
  await addNote(forum, moderator, noteInput.parse({ target: "thread", targetId: id, body: `${SECRET} two` }));
  await flags(ada, reply, "other", `${SECRET} three`);
  await exportTo(forum, join(dir, "out"));
  const all = readdirSync(join(dir, "out"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("l") || name.endsWith("n"))
    .map((name) => readFileSync(join(dir, "out", name), "utf8"))
    .join("\n");
  expect(all).toContain("Throw it away.");
  expect(all).not.toContain(SECRET);
});
