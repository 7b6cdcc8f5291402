/** What is held back as spam, and what is not. */
import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { caseReports, cases, posts } from "#db/schema/index.ts";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import type { Actor } from "../members/actor.ts";
import { updateProfile } from "../members/profile.ts";
import { NOT_SENT, type Sent } from "../sent.ts";
import { putSettings } from "../settings/changes.ts";
import { type Prevention, preventionInput } from "../settings/prevention.ts";
import { replyToThread } from "../threads/reply.ts";
import { bumpVersion } from "../versions.ts";
import { judges } from "./judge.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

async function aWatchedForum(rules: Partial<Prevention> = {}) {
  const place = await aModeratedForum({ judges });
  const { forum } = place;
  await forum.write(async (tx) => {
    await putSettings(tx, { prevention: preventionInput.parse(rules) });
    await bumpVersion(tx, "site");
  });
  return {
    ...place,
    /** Says it in the thread; whether it is there, waits, or why it was refused. */
    async says(actor: Actor, body: string, sent: Partial<Sent> = {}): Promise<string> {
      place.clock.pass(20 * MINUTE);
      try {
        const input = { id: place.thread, to: null, body, clientKey: newKey() };
        const path = await replyToThread(forum, actor, input, { ...NOT_SENT, ...sent });
        return path.endsWith("/withheld") ? "waits" : "stands";
      } catch (error) {
        return error instanceof Error && "code" in error ? String(error.code) : String(error);
      }
    },
    async reasons(actor: Actor): Promise<string[]> {
      const rows = await forum.db
        .select({ data: caseReports.data })
        .from(caseReports)
        .innerJoin(cases, eq(cases.id, caseReports.caseId))
        .where(and(eq(cases.userId, actor.id ?? 0), eq(caseReports.kind, "spam_score")));
      return rows.flatMap(({ data }) => ((data.signals ?? []) as { key: string }[]).map(({ key }) => key));
    },
  };
}

describe("a first post stands", () => {
  test.each([
    [
      "with a link to where one's project lies",
      "It crashes at start, see https://github.com/me/game for the code that I use. Version 1.7.1 did not.",
    ],
    [
      "with one's own page",
      "I have measured it over a week and wrote the numbers down at https://my-measurements.de/hum, the fan is at 400 turns a minute.",
    ],
    [
      "with dates, versions and figures",
      "Since 2024-05-17 it is 192.168.100.200, build 10.0.19041.1234, error 0x80070005 at 12345678 bytes.",
    ],
    ["with formulas in Greek letters", "The angle $\\alpha$ and βeta decay: Δx = 3, the λ-calculus has α-conversion."],
    ["in Russian, or in Greek", "Здравствуйте, у меня та же проблема. Καλημέρα, και εγώ το ίδιο."],
    ["with an emoji of several parts", "That is the fan 👩‍👩‍👧‍👦, thanks!"],
    ["that says thanks", "Thanks, that helped."],
  ])("%s", async (_, body) => {
    const { member, says } = await aWatchedForum();
    expect(await says(await member("carla"), body, { tookMs: 40_000 })).toBe("stands");
  });
});

describe("a first post waits", () => {
  test.each([
    ["whoever fills the field that nobody sees", "A nice day to all of you here.", { fellIntoTrap: true }, "trap"],
    ["letters of other scripts in many words", "Сheар rерlicа wаtсhes in our shop, tоdау only", {}, "mixed_letters"],
    [
      "words broken by what nobody sees",
      "Buy v\u200bi\u200ba\u200bg\u200br\u200ba and c\u200bialis ch\u200beaply today",
      {},
      "invisible_signs",
    ],
    [
      "a link that nobody sees",
      "I think it depends on the fan[.](https://deals-for-you.top/x) and the room, all the best to you.",
      {},
      "buried_link",
    ],
    ["hardly more than a hidden destination", "Look here https://bit.ly/3xYz", {}, "shortener"],
    [
      "a number to call and a name to write to",
      "Lost money? Call +1-800-555-0199 or write on Telegram: @recovery_desk",
      {},
      "phone",
    ],
  ])("%s", async (_, body, sent, reason) => {
    const { forum, member, says, reasons } = await aWatchedForum();
    const carla = await member("carla");
    expect(await says(carla, body, { tookMs: 40_000, ...sent })).toBe("waits");
    expect(await reasons(carla)).toContain(reason);
    const [report] = await forum.db.select().from(caseReports).where(eq(caseReports.kind, "spam_score"));
    expect(report?.text).toMatch(/\(\+\d+\)/);
  });

  test("somebody else's answer with a link added, in another thread too", async () => {
    const { asks, bert, ada, member, replies, later, says, reasons } = await aWatchedForum();
    const other = await asks(ada, "What about the drive?");
    const answer =
      "Take the cover off first, then loosen both screws of the bracket, and put a strip of rubber between drive and frame before you fasten it again.";
    await replies(bert, other, answer);
    await later();
    const carla = await member("carla");
    expect(await says(carla, `${answer}\n\nMore: https://drive-tips.shop/rubber`)).toBe("waits");
    expect(await reasons(carla)).toContain("copied");
  });
});

test("the same place from post to post is noticed; that one other account points there too is not enough", async () => {
  const { member, says } = await aWatchedForum({ hideAllAt: 0 });
  const [carla, dora] = [await member("carla"), await member("dora")];
  const about = [
    "Fans of this kind lose their balance after a year, which I measured with a stroboscope, see",
    "As for drives, mine had loose screws all along; pictures and torque stand at",
    "Whoever has coils that whine should read what I wrote of varnish on",
    "My feet of sorbothane were worn out completely, an order form is found under",
  ];
  const long = (n: number) => `${about[n]} https://hum-doctor.shop/${n}`;
  expect(await says(carla, long(0))).toBe("stands");
  expect(await says(carla, "Thanks!")).toBe("stands");
  expect(await says(carla, long(1))).toBe("stands");
  expect(await says(carla, long(2))).toBe("waits");
  expect(await says(dora, long(3))).toBe("stands");
});

test("a short text that points to a profile with an address waits; the same words from others do not", async () => {
  const { forum, member, says, reasons } = await aWatchedForum();
  const [carla, dora] = [await member("carla"), await member("dora")];
  await updateProfile(forum, carla, { displayName: "", bio: "Deals: https://deals.shop/", locale: null, view: "flat" });
  expect(await says(carla, "It hums since the update, on both machines.")).toBe("stands");
  expect(await says(carla, "Nice post, see my profile")).toBe("waits");
  expect(await reasons(carla)).toEqual(expect.arrayContaining(["profile_link", "points_to_profile"]));
  expect(await says(dora, "Nice post, see my profile")).toBe("stands");
});

test("whom somebody talks to again and again is no place that they point to", async () => {
  const { member, says } = await aWatchedForum();
  const carla = await member("carla");
  for (const text of [
    "@long_gone I had the same with the other fan, it went away with rubber.",
    "@long_gone Which of the two drives do you mean, the first or the one below?",
    "@long_gone Thank you, that explains why the cover makes a difference here.",
    "@long_gone One thing is left: does it also hum when nothing spins?",
  ]) {
    expect(await says(carla, text)).toBe("stands");
  }
});

test("what was removed as spam is known again from an account that has nothing to do with it", async () => {
  const { forum, member, moderator, decides, says, reasons, later } = await aWatchedForum();
  const [carla, dora, emil] = [await member("carla"), await member("dora"), await member("emil")];
  const praise = (page: string) =>
    `What a wonderful page this is, I enjoyed reading every word of it and will certainly come back soon to your lovely blog ${page}`;
  expect(await says(carla, praise("https://first-page.shop"))).toBe("stands");
  const [post] = await forum.db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.authorId, carla.id ?? 0));
  await decidesAnyway(post?.id ?? 0);
  expect(await says(dora, praise(""))).toBe("waits");
  expect(await reasons(dora)).toContain("like_spam");
  expect(await says(emil, "Another thing altogether, my fan is loud.")).toBe("stands");

  async function decidesAnyway(postId: number) {
    const { flagPost } = await import("../moderation/flag.ts");
    await flagPost(forum, moderator, { postId, kind: "spam", text: "" });
    const { second } = { second: await member("Max", { role: "moderator" }) };
    await decides(second, postId, "mark_as_spam", { rule: "no_spam" });
    await later();
  }
});

test("who starts slowly and then sells is hidden with what came before; approved, they are left in peace", async () => {
  const { forum, member, moderator, decides, says, later } = await aWatchedForum({ hideAllAt: 2, waitingAtOnce: 0 });
  const carla = await member("carla");
  const stand = async () =>
    (
      await forum.db
        .select({ id: posts.id })
        .from(posts)
        .where(and(eq(posts.authorId, carla.id ?? 0), isNull(posts.deletedAt)))
    ).length;
  expect(await says(carla, "Thanks!")).toBe("stands");
  expect(await says(carla, "Interesting.")).toBe("stands");
  expect(await says(carla, "Buy at https://bit.ly/3xYz")).toBe("waits");
  await later();
  expect(await stand()).toBe(2);
  expect(await says(carla, "Buy it at https://bit.ly/4xYz")).toBe("waits");
  await later();
  expect(await stand()).toBe(0);
  const open = await forum.db
    .select()
    .from(cases)
    .where(eq(cases.userId, carla.id ?? 0));
  expect(open).toHaveLength(4);
  for (const each of open)
    await decides(moderator, each.targetId, "approve").catch(() => decides(moderator, each.targetId, "keep"));
  await later();
  expect(await stand()).toBe(4);
  expect(await says(carla, "It is at https://fan-friends.de/4")).toBe("stands");
});

describe("new members have limits, with a word on why", () => {
  test("links, pictures, people and posts a day; a day later it goes on", async () => {
    const { clock, member, says } = await aWatchedForum({ newLinks: 1, newImages: 0, newMentions: 1, newPostsADay: 2 });
    const carla = await member("carla");
    const words = "A long enough text with plenty of words to say about the fan and its bearing";
    expect(await says(carla, `${words} https://first.shop/a https://second.shop/b`)).toBe("too_many_links");
    expect(await says(carla, `${words} ![picture](https://example.org/a.png)`)).toBe("too_many_images");
    expect(await says(carla, `${words} @Ada @Bert`)).toBe("too_many_names");
    expect(await says(carla, `${words} @Ada`)).toBe("stands");
    expect(await says(carla, "And a second one.")).toBe("stands");
    expect(await says(carla, "A third.")).toBe("new_posts_a_day");
    clock.pass(DAY);
    expect(await says(carla, "A third.")).toBe("stands");
  });

  test("they end with taking part, and moderators have none", async () => {
    const { clock, member, moderator, says } = await aWatchedForum({ newPostsADay: 2 });
    const carla = await member("carla");
    for (const body of ["One thing.", "Another thing."]) expect(await says(carla, body)).toBe("stands");
    clock.pass(2 * DAY);
    expect(await says(carla, "A third, later.")).toBe("stands");
    for (const n of [4, 5, 6]) expect(await says(carla, `Number ${n} of what I say.`)).toBe("stands");
    for (const n of [1, 2, 3, 4]) expect(await says(moderator, `https://bit.ly/${n}`)).toBe("stands");
  });

  test("few texts wait at once", async () => {
    const { member, says } = await aWatchedForum({ waitingAtOnce: 2 });
    const carla = await member("carla");
    expect(await says(carla, "https://bit.ly/1")).toBe("waits");
    expect(await says(carla, "https://bit.ly/2")).toBe("waits");
    expect(await says(carla, "https://bit.ly/3")).toBe("posts_wait");
  });
});

test("first posts wait where the forum wants it, and no more once one is approved", async () => {
  const { forum, member, moderator, decides, says } = await aWatchedForum({ firstPostsHeld: 2 });
  const [carla, dora] = [await member("carla"), await member("dora")];
  expect(await says(carla, "Hello.")).toBe("waits");
  const [held] = await forum.db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.authorId, carla.id ?? 0));
  await decides(moderator, held?.id ?? 0, "approve");
  expect(await says(carla, "Hello again.")).toBe("stands");
  for (const is of ["waits", "waits", "stands"]) expect(await says(dora, "Good day to you.")).toBe(is);
});

test("lists of bad repute count", async () => {
  const { member, says, reasons } = await aWatchedForum({
    badEmailDomains: "# throw-away\nthrown.example",
    badAddresses: "203.0.113.0/24\n2001:db8::/32",
    badHosts: "evil.example",
  });
  const carla = await member("carla", { email: "c@mail.thrown.example" });
  const dora = await member("dora");
  expect(await says(carla, "Good day to you.", { address: "2001:db8:1::/64" })).toBe("waits");
  expect(await reasons(carla)).toEqual(expect.arrayContaining(["bad_email", "bad_address"]));
  expect(await says(dora, "Good day to you.", { address: "203.0.114.7" })).toBe("stands");
  expect(await says(dora, "Good day to you, see https://www.evil.example/x for all the rest of it")).toBe("waits");
});

test("nothing of a text can be read in what is remembered of it", async () => {
  const { forum, member, says } = await aWatchedForum();
  await says(
    await member("carla"),
    "Secret words that nobody shall find in any table, write to me@private.example please",
  );
  const { spamTraces } = await import("#db/schema/index.ts");
  const rows = await forum.db.select().from(spamTraces);
  expect(rows.length).toBeGreaterThan(5);
  expect(JSON.stringify(rows)).not.toMatch(/secret|private/i);
});
