/** Imports for one test story, and what came of them. */
import { count } from "drizzle-orm";
import type { events, jobs, notifications, posts, threads, users } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { importFrom } from "../import.ts";
import { archiveSource } from "../readers/archive.ts";
import type { Source } from "../readers/source.ts";
import { aFolder, aReport, category, post, T, thread, user } from "./folders.ts";

export const counted = async (
  forum: Forum,
  table: typeof posts | typeof threads | typeof users | typeof jobs | typeof events | typeof notifications,
) => (await forum.db.select({ n: count() }).from(table))[0]?.n;

export async function bring(forum: Forum, source: Source, name = "old", signal?: AbortSignal) {
  const report = aReport();
  const stored = await importFrom(forum, source, { source: name, report, ...(signal && { signal }) });
  return { report, stored };
}

export async function bringFiles(forum: Forum, files: Parameters<typeof aFolder>[0], name = "old") {
  return bring(forum, await archiveSource(aFolder(files)), name);
}

/** A forum of two threads with a bit of everything. */
export const SMALL = {
  "users.jsonl": [
    user("u1", { email: "Ada@Example.org", role: "staff", title: "Care", team: "Help" }),
    user("u2"),
    user("u3"),
  ],
  "categories.jsonl": [category("c1"), category("c2", { parentId: "c1", kind: "discussions" })],
  "tags.jsonl": [{ name: "router", description: "Boxes" }],
  "threads.jsonl": [
    thread("t5", { tags: ["zebra", "router", "apple"], acceptedPostId: "p3", rating: 4 }),
    thread("t9", { categoryId: "c2", kind: "discussion", closedAt: T }),
  ],
  "posts.jsonl": [
    post(3, "t5", { authorId: "u2", score: 3, mood: "good" }),
    post(1, "t5"),
    post(4, "t5", { authorId: "u3", parentId: "p3" }),
    post(2, "t5", { authorId: "u3", deletedAt: "2024-01-03T00:00:00Z", deletedReason: "spam" }),
    post(11, "t9", { authorId: "u2" }),
  ],
  "votes.jsonl": [
    { postId: "p3", userId: "u1", createdAt: T },
    { postId: "p3", userId: "u3" },
  ],
  "redirects.jsonl": [{ from: "/old/router-thread", threadId: "t5" }],
};
