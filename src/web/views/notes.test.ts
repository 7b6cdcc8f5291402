/** What moderators note is in nothing that others get: no data, no feed, no search, no archive, no event. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog, events, jobs } from "#db/schema/index.ts";
import { exportTo } from "#forum/archive/export.ts";
import { type Actor, guest } from "#forum/members/actor.ts";
import { readProfile } from "#forum/members/profile.ts";
import { addNote, removeNote } from "#forum/moderation/note/commands.ts";
import { noteInput } from "#forum/moderation/note/input.ts";
import { notesOn } from "#forum/moderation/note/queries.ts";
import { searchPosts } from "#forum/search/queries.ts";
import { postHistory } from "#forum/threads/history.ts";
import { listThreads } from "#forum/threads/lists.ts";
import { postsOnPage, readThread } from "#forum/threads/queries.ts";
import { aConversation } from "#testing/conversation.ts";
import { viewFor } from "#testing/view.ts";
import { viewAt } from "./routes.ts";

const WORD = "Quisquilie";

async function aNotedPlace() {
  const place = await aConversation();
  const { forum, member } = place;
  const [moderator, second] = [await member("Mo", { role: "moderator" }), await member("Mia", { role: "moderator" })];
  const [ada, bert] = [await member("Ada"), await member("Bert")];
  const id = await place.asks(ada, "It hums.");
  await place.replies(bert, id, "Lime.");
  const note = (by: Actor, target: string, targetId: number) =>
    addNote(forum, by, noteInput.parse({ target, targetId, body: `${WORD} on ${target}` }));
  await note(moderator, "member", ada.id ?? 0);
  await note(moderator, "thread", id);
  await place.later();
  await forum.search.catchUp();
  return { ...place, moderator, second, ada, bert, id, note };
}

test("moderators read notes, and nobody else does anywhere", async () => {
  const { forum, dir, moderator, second, ada, bert, id } = await aNotedPlace();
  for (const reader of [moderator, second]) {
    const [onPerson, onThread] = [
      await notesOn(forum, reader, { target: "member", targetId: ada.id ?? 0 }),
      await notesOn(forum, reader, { target: "thread", targetId: id }),
    ];
    expect([onPerson, onThread].map((notes) => notes?.map(({ body }) => body))).toEqual([
      [`${WORD} on member`],
      [`${WORD} on thread`],
    ]);
  }
  const paths = [
    ...["/robots.txt", "/llms.txt", "/sitemap.xml", "/feed.xml", "/feed.atom", "/latest.json", "/categories.json"],
    ...["/c/help/1.json", "/c/help/1.rss", "/c/help/1.atom", `/t/why-does-it-hum/${id}.json`, `/raw/${id}`],
    ...[`/t/why-does-it-hum/${id}.md`, `/t/why-does-it-hum/${id}.rss`, `/t/why-does-it-hum/${id}.atom`],
    ...[`/raw/${id}/1`, "/u/Ada.json", "/u/Ada.rss", "/u/Ada.atom", "/u/Bert.json"],
  ];
  expect(paths.filter((path) => viewAt(path) === null)).toEqual([]);
  for (const reader of [guest, ada, bert]) {
    const got = await Promise.all(paths.map(async (path) => (await viewFor({ forum }, path, reader)).text));
    expect(got.filter((text) => text.length > 20).length).toBeGreaterThan(15);
    const seen = [
      ...got,
      ...[await readThread(forum, reader, id), await postsOnPage(forum, reader, id, 1)],
      ...[await postHistory(forum, reader, 1), await readProfile(forum, "Ada")],
      await listThreads(forum, reader, { kind: "latest" }, { page: 1 }),
      (await searchPosts(forum, reader, { q: WORD, page: 1 })).results,
      await notesOn(forum, reader, { target: "member", targetId: ada.id ?? 0 }),
      await notesOn(forum, reader, { target: "thread", targetId: id }),
    ];
    expect(JSON.stringify(seen)).not.toContain(WORD);
  }
  // Whoever may read the archive, the events or the log is no moderator by that.
  const folder = join(dir, "archive");
  await exportTo(forum, folder);
  const files = await readdir(folder);
  expect(files).toContain("posts.jsonl");
  const told = await Promise.all([events, jobs, auditLog].map((table) => forum.db.select().from(table)));
  const archive = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  expect(JSON.stringify([told, archive])).toContain("It hums.");
  expect(JSON.stringify([told, archive])).not.toContain(WORD);
});

test("notes are written by moderators, on what they may read, and removed by who wrote them or an administrator", async () => {
  const { forum, moderator, second, ada, id, note, member, category, asks } = await aNotedPlace();
  await expect(note(ada, "thread", id)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(note(guest, "member", 1)).rejects.toMatchObject({ code: "signed_out" });
  await expect(note(moderator, "member", 9_999)).rejects.toMatchObject({ code: "not_found" });
  const secret = await asks(ada, "Behind the door.", await category("Board"));
  await note(moderator, "thread", secret);
  const [own] = (await notesOn(forum, moderator, { target: "thread", targetId: id })) ?? [];
  const remove = (by: Actor) => removeNote(forum, by, { noteId: own?.id ?? 0, back: "/" });
  expect((await notesOn(forum, second, { target: "thread", targetId: id }))?.[0]?.mayRemove).toBe(false);
  await expect(remove(second)).rejects.toMatchObject({ code: "not_allowed" });
  await remove(await member("Boss", { role: "administrator" }));
  expect(await notesOn(forum, moderator, { target: "thread", targetId: id })).toEqual([]);
  const removed = await forum.db.select().from(auditLog).where(eq(auditLog.kind, "note.removed"));
  expect(removed).toMatchObject([{ data: { threadId: id } }]);
});
