import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { threads } from "#db/schema/index.ts";
import { indexNowKey } from "#forum/indexnow/key.ts";
import { suspendMember } from "#forum/moderation/accounts.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { acceptAnswer } from "#forum/threads/accept.ts";
import { moveThread } from "#forum/threads/arrange.ts";
import { deletePost } from "#forum/threads/remove.ts";
import { startThread } from "#forum/threads/start.ts";
import { aConversation, type Conversation } from "#testing/conversation.ts";
import { newKey } from "#testing/forum.ts";
import { viewFor } from "#testing/view.ts";

const data = async (place: Conversation, path: string) => JSON.parse((await viewFor(place, path)).text);

async function aTalk() {
  const place = await aConversation();
  const [ada, ben] = [await place.member("ada"), await place.member("ben", { team: "Kitchen", title: "Boiler" })];
  const id = await place.asks(ada, "It hums <loudly> & [often](/tags).\n\n<script>alert(1)</script>");
  await place.replies(ben, id, "Lime.");
  await place.replies(ada, id, "Thanks!", 2);
  await acceptAnswer(place.forum, ada, { id, postId: 2 });
  return { place, ada, ben, id };
}

test("a thread as data has the names that Discourse's clients know", async () => {
  const { place, id } = await aTalk();
  const thread = await data(place, `/t/why-does-it-hum/${id}.json`);
  expect(thread).toMatchObject({
    id,
    title: "Why does it hum?",
    posts_count: 3,
    reply_count: 2,
    has_accepted_answer: true,
  });
  expect(thread.post_stream.stream).toEqual([1, 2, 3]);
  expect(thread.post_stream.posts[1]).toMatchObject({
    ...{ post_number: 2, username: "ben", primary_group_name: "Kitchen", accepted_answer: true, staff: true },
    ...{ reply_to_post_number: null, cooked: "<p>Lime.</p>" },
  });
  expect(thread.post_stream.posts[2]).toMatchObject({ reply_to_post_number: 2, accepted_answer: false });
  expect((await viewFor(place, `/t/${id}.json?page=2`)).status).toBe(308);
  expect((await viewFor(place, `/t/why-does-it-hum/${id}.json?page=2`)).status).toBe(404);
  const list = await data(place, "/latest.json");
  expect(list.topic_list.topics).toMatchObject([{ id, slug: "why-does-it-hum", last_poster_username: "ada" }]);
  expect((await data(place, "/categories.json")).category_list.categories).toMatchObject([
    { name: "Help", topic_count: 1 },
  ]);
  expect((await data(place, "/u/ben.json")).user).toEqual({
    ...{ id: 2, username: "ben", name: "ben", title: "Boiler", primary_group_name: "Kitchen", bio_raw: "" },
    ...{ created_at: "2026-03-03T10:00:00.000Z", moderator: false, admin: false },
  });
});

test("texts as they were written", async () => {
  const { place, id } = await aTalk();
  expect((await viewFor(place, `/raw/${id}/2`)).text).toBe("Lime.");
  expect((await viewFor(place, `/raw/${id}`)).text).toContain("ben | 2026-03-03T10:01:00.000Z | #2\n\nLime.");
  const whole = (await viewFor(place, `/t/why-does-it-hum/${id}.md`)).text;
  expect(whole).toContain("# Why does it hum?");
  expect(whole).toContain("**#2 ben (Kitchen)**, 2026-03-03T10:01:00.000Z ✓");
  expect([(await viewFor(place, `/raw/${id}/4`)).status, (await viewFor(place, `/raw/${id}/0`)).status]).toEqual([
    404, 404,
  ]);
});

test("every view of what nobody may see (any more) is gone, or never was", async () => {
  const { place, ada, ben, id } = await aTalk();
  const admin = await place.member("root", { role: "administrator" });
  const hidden = await place.category("Secret", { see: "staff" });
  const secret = await startThread(place.forum, admin, {
    ...{ categoryId: hidden, title: "A secret plan", body: "Secret words", tags: ["secret"], clientKey: newKey() },
  });
  const secretId = Number(secret.split("/").at(-1));
  const views = (threadId: number) => [
    ...[".json", ".md", ".rss", ".atom"].map((ending) => `/t/x/${threadId}${ending}`),
    ...[`/t/${threadId}.json`, `/raw/${threadId}`, `/raw/${threadId}/1`],
  ];
  for (const path of [...views(secretId), `/c/secret/${hidden}.json`, `/c/secret/${hidden}.rss`, "/tag/secret.rss"]) {
    expect([path, (await viewFor(place, path)).status]).toEqual([path, 404]);
  }
  const everywhere = ["/latest.json", "/categories.json", "/feed.xml", "/feed.atom", "/u/root.rss", "/llms.txt"];
  for (const path of everywhere) expect((await viewFor(place, path)).text.toLowerCase(), path).not.toContain("secret");

  await deletePost(place.forum, ben, { postId: 2, reason: "" });
  expect((await viewFor(place, `/raw/${id}/2`)).status).toBe(410);
  for (const path of [`/raw/${id}`, `/t/why-does-it-hum/${id}.md`, `/t/why-does-it-hum/${id}.rss`, "/u/ben.rss"]) {
    expect((await viewFor(place, path)).text, path).not.toContain("Lime.");
  }
  const thread = JSON.stringify(await data(place, `/t/why-does-it-hum/${id}.json`));
  for (const said of ["Lime.", "ben", "Kitchen"]) expect(thread).not.toContain(said);
  await moveThread(place.forum, admin, { id, categoryId: hidden });
  for (const path of views(id)) expect([path, (await viewFor(place, path)).status]).toEqual([path, 410]);
  await suspendMember(place.forum, admin, { userId: ada.id ?? 0, days: 0, reason: "x" });
  expect(JSON.stringify(await data(place, "/u/ada.json"))).not.toContain("suspen");
});

test("feeds are well-formed whatever is written, with full texts and links that work elsewhere", async () => {
  const { place, ada } = await aTalk();
  await startThread(place.forum, ada, {
    ...{
      categoryId: 1,
      title: 'Nasty ]]> & "quotes" \u0007 <b>',
      body: "Bell \u0008 and 😀 ]]>",
      tags: ["c++"],
      clientKey: newKey(),
    },
  });
  for (const path of [
    "/feed.xml",
    "/feed.atom",
    "/c/help/1.rss",
    "/t/why-does-it-hum/1.atom",
    "/u/ada.rss",
    "/tag/c%2B%2B.rss",
  ]) {
    const { status, text } = await viewFor(place, path);
    expect([path, status]).toEqual([path, 200]);
    expect(text).not.toMatch(/(?![\t\n\r])\p{Cc}|<script>|<b>/u);
  }
  const { text } = await viewFor(place, "/feed.xml");
  expect(text).toContain("https://forum.example.org/tags");
  expect(text).toContain("😀");
  expect(text.match(/<item>/g)).toHaveLength(2);
});

test("robots are told where the sitemap is, and programs how to read", async () => {
  const { place } = await aTalk();
  expect((await viewFor(place, "/robots.txt")).text).toContain("Sitemap: https://forum.example.org/sitemap.xml");
  const { text, headers } = await viewFor(place, "/llms.txt");
  expect(text).toContain("[Help](https://forum.example.org/c/help/1)");
  expect(headers["x-robots-tag"]).toBe("noindex");
  expect((await viewFor(place, "/sitemap.xml")).text).toContain(
    "<loc>https://forum.example.org/sitemap/threads-1.xml</loc>",
  );
});

test("the key of pings stands there while they are sent", async () => {
  const { place } = await aTalk();
  expect((await viewFor(place, "/indexnow.txt")).status).toBe(404);
  const { crawlers } = await place.forum.settings();
  await place.forum.write((tx) => putSettings(tx, { crawlers: { ...crawlers, indexNow: true } }));
  expect(await viewFor(place, "/indexnow.txt")).toMatchObject({ status: 200, text: indexNowKey(place.forum) });
});

test("a page of texts keeps its numbers when some are deleted", async () => {
  const { place, ada, ben, id } = await aTalk();
  for (let number = 4; number <= 103; number++) {
    // Nobody may write so much in so short a time.
    place.clock.pass(60_000);
    await place.replies(number % 2 ? ben : ada, id, `Text ${number}`);
  }
  await deletePost(place.forum, ben, { postId: 2, reason: "" });
  const [first, second] = [(await viewFor(place, `/raw/${id}`)).text, (await viewFor(place, `/raw/${id}?page=2`)).text];
  expect([first.includes("Text 100"), first.includes("Text 101")]).toEqual([true, false]);
  expect([second.includes("Text 100"), second.includes("Text 101"), second.includes("Text 103")]).toEqual([
    false,
    true,
    true,
  ]);
});

test("no page of a thread as data grows with its thread", async () => {
  const { place, ada, ben, id } = await aTalk();
  const whole = await data(place, `/t/why-does-it-hum/${id}.json`);
  expect([whole.post_stream.stream, whole.isMegaTopic]).toEqual([[1, 2, 3], undefined]);
  // As if a thousand had been written and deleted for good: a number is never given twice.
  await place.forum.write(async (tx) => {
    await tx.update(threads).set({ lastNumber: 1_000 }).where(eq(threads.id, id));
  });
  await place.replies(ben, id, "The first of many more.");
  await place.replies(ada, id, "And one.");
  const first = await data(place, `/t/why-does-it-hum/${id}.json`);
  expect([first.post_stream.stream, first.isMegaTopic, first.pages]).toEqual([[1, 2, 3], true, 51]);
  expect(first.accepted_answer).toEqual({ post_id: 2 });
  const last = await data(place, `/t/why-does-it-hum/${id}.json?page=51`);
  expect([last.post_stream.stream, last.posts_count]).toEqual([[4, 5], 5]);
});
