/** Watched words and patterns, from the form to what becomes of a post. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { caseReports, events, posts } from "#db/schema/index.ts";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import type { Actor } from "../../members/actor.ts";
import { editPost } from "../../threads/edit.ts";
import { readThread } from "../../threads/queries.ts";
import { replyToThread } from "../../threads/reply.ts";
import { startThread } from "../../threads/start.ts";
import { judges } from "../judge.ts";
import { unwatchWord, watchWord } from "./commands.ts";
import { watchInput } from "./input.ts";
import { createPatterns } from "./patterns.ts";
import { tryWatched, watched } from "./queries.ts";

async function aWatchedForum() {
  const place = await aModeratedForum({ judges });
  const { forum } = place;
  const admin = await place.member("Root", { role: "administrator" });
  const watches = (text: string, action: string, more: Record<string, string> = {}) =>
    watchWord(forum, admin, watchInput.parse({ text, action, ...more }));
  const says = async (actor: Actor, body: string) => {
    place.clock.pass(20 * 60_000);
    try {
      const path = await replyToThread(forum, actor, { id: place.thread, to: null, body, clientKey: newKey() });
      return path.endsWith("/withheld") ? "waits" : "stands";
    } catch (error) {
      return error instanceof Error && "code" in error ? String(error.code) : String(error);
    }
  };
  const found = async (sample: string) => (await tryWatched(forum, admin, sample)).map(({ text }) => text);
  const category = await place.category("Noises");
  const tags = async (title: string) => {
    const input = { categoryId: category, title, body: "It is so.", tags: ["fan"], clientKey: newKey() };
    const id = Number((await startThread(forum, await place.member(title.slice(0, 5)), input)).split("/").at(-1));
    const view = await readThread(forum, place.ada, id);
    return typeof view === "string" ? view : view.tags.map(({ name }) => name);
  };
  return { ...place, admin, watches, says, found, tags };
}

test("a word is blocked, held or flagged however it is written, and only as a whole word", async () => {
  const { forum, ada, moderator, watches, says, found, admin } = await aWatchedForum();
  await watches("Größe", "block");
  await watches("free casino", "hold");
  await watches("lotter*", "flag");
  expect(await says(ada, "What a GROESSE.")).toBe("watched_word");
  expect(await says(ada, "Gr\u00adöße")).toBe("watched_word");
  expect(await says(ada, "The Größen are fine.")).toBe("stands");
  expect(await says(ada, "A free, casino!")).toBe("waits");
  expect(await says(ada, "A casino is not free.")).toBe("stands");
  expect(await says(ada, "Lotteries are fun.")).toBe("stands");
  const reports = await forum.db.select().from(caseReports).where(eq(caseReports.kind, "watched_word"));
  expect(reports.map(({ text }) => text)).toEqual(["free casino", "lotter*"]);
  expect(await says(moderator, "Größe")).toBe("stands");
  expect(await found("a free casino lottery")).toEqual(["free casino", "lotter*"]);
  const [first] = await watched(forum, admin);
  await unwatchWord(forum, admin, { id: first?.id ?? 0 });
  expect(await says(ada, "What a Größe.")).toBe("stands");
  const told = await forum.db
    .select()
    .from(events)
    .where(eq(events.actorId, admin.id ?? 0));
  expect(told.map(({ kind }) => kind)).toEqual(["watched.added", "watched.added", "watched.added", "watched.removed"]);
});

test("an edit is looked at as well", async () => {
  const { forum, bert, reply, watches, post } = await aWatchedForum();
  await watches("casino", "hold");
  await editPost(forum, bert, { postId: reply, revision: 1, body: "My casino." });
  expect(await post(reply)).toMatchObject({ withheld: "hidden" });
});

test("a pattern finds what no word does", async () => {
  const { ada, watches, says } = await aWatchedForum();
  await watches(String.raw`\b\d{4}-\d{4}-\d{4}\b`, "block", { isPattern: "on" });
  expect(await says(ada, "Card 1234-5678-9012.")).toBe("watched_pattern");
  expect(await says(ada, "On 2024-05-17.")).toBe("stands");
});

test("a word becomes a link where it stands in prose, and gives a thread its tag", async () => {
  const { forum, ada, thread, watches, tags } = await aWatchedForum();
  await watches("Größe", "link", { extra: "https://example.org/size" });
  await watches("noise", "tag", { extra: "Sound" });
  const key = newKey();
  const body = "`groesse`\n\n> Größe\n\nThe groesse and the Größe.";
  await replyToThread(forum, ada, { id: thread, to: null, body, clientKey: key });
  const [reply] = await forum.db.select().from(posts).where(eq(posts.clientKey, key));
  expect(reply?.body).toBe("`groesse`\n\n> Größe\n\nThe [groesse](https://example.org/size) and the Größe.");
  expect(await tags("Noise at night")).toEqual(["fan", "Sound"]);
  expect(await tags("Quiet at night")).toEqual(["fan"]);
});

describe("a pattern that could hold the forum up is refused", () => {
  test.each([
    ["(a+)+$", "pattern_slow"],
    ["([a-z]+)*\\d", "pattern_slow"],
    ["(a|a)*b", "pattern_slow"],
    ["(?:x+x+)+y", "pattern_slow"],
    ["(.*)(.*)(.*)(.*)z9", "pattern_slow"],
    ["(a)\\1", "pattern_invalid"],
    ["(?<=a)b", "pattern_invalid"],
    ["(?=a)b", "pattern_invalid"],
    ["[a", "pattern_invalid"],
  ])("%s", async (source, code) => {
    const { watches } = await aWatchedForum();
    const refused = await watches(source, "block", { isPattern: "on" }).catch((error) => error);
    expect(refused).toMatchObject({ code, field: "text" });
  });
});

test("one that is slow all the same is given up, the others are found, and nobody waits meanwhile", async () => {
  const patterns = createPatterns();
  // Each time around, the process was free for others.
  let turns = 0;
  const beat = setInterval(() => turns++, 1);
  const text = `${"a".repeat(31_000)}!`;
  const all = [
    { id: 1, source: "aaa!" },
    { id: 2, source: "^(a+)+$" },
    { id: 3, source: "b" },
    { id: 4, source: "!$" },
  ];
  const answers = await Promise.all([patterns.find(text, all), patterns.find("b", all)]);
  clearInterval(beat);
  await patterns.close();
  expect(answers).toEqual([
    { found: [1, 4], slow: [2] },
    { found: [3], slow: [] },
  ]);
  expect(turns).toBeGreaterThan(20);
});

test("nobody but administrators watches, sees or tries", async () => {
  const { forum, moderator, ada } = await aWatchedForum();
  for (const actor of [moderator, ada]) {
    await expect(watched(forum, actor)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(tryWatched(forum, actor, "x")).rejects.toMatchObject({ code: "not_allowed" });
    await expect(watchWord(forum, actor, watchInput.parse({ text: "x", action: "flag" }))).rejects.toMatchObject({
      code: "not_allowed",
    });
  }
});
