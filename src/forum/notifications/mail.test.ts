import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { categories, jobs, posts, users } from "#db/schema/index.ts";
import { aConversation } from "#testing/conversation.ts";
import { aMailServer } from "#testing/mail-server.ts";
import { putSettings } from "../settings/changes.ts";
import { acceptAnswer } from "../threads/accept.ts";
import { deletePost } from "../threads/remove.ts";
import { noteRead } from "../threads/start.ts";
import { bumpVersion } from "../versions.ts";
import { markAllRead, muteThread, resubscribe, setMail, unmuteThread, unsubscribe } from "./commands.ts";
import { isMuted, mailSettings } from "./queries.ts";

const SITE = "https://forum.example.org";

test("an answer comes by mail, in one talk, and can be switched off with one click", async () => {
  const { member, asks, replies, later, mails } = await aConversation();
  const [ada, bert] = [await member("Ada"), await member("Bert")];
  const thread = await asks(ada, "It hums.");
  await replies(bert, thread, "Switch it **off**, [then](https://example.com) on.");
  await later();
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail?.to.value).toEqual([{ name: "Ada", address: "Ada@example.org" }]);
  expect(mail?.from.value).toEqual([{ name: "Bert via Stoa", address: "forum@forum.example.org" }]);
  expect(mail).toMatchObject({ subject: "Re: Why does it hum?", inReplyTo: `<thread/${thread}@forum.example.org>` });
  expect(mail?.messageId).toMatch(/^<post\/\d+@forum\.example\.org>$/);
  expect(mail?.text).toContain("Bert answered your question");
  expect(mail?.text).toContain("> Switch it off, then on.");
  expect(mail?.text).toContain(`${SITE}/t/why-does-it-hum/${thread}#post-2`);
  expect(mail?.html).toContain('lang="en"');
  expect(mail?.raw).toMatch(/^List-Unsubscribe: <https:\/\/forum\.example\.org\/unsubscribe\/[\w-]+>\r$/m);
  expect(mail?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
});

test("a comment answers the mail about the post it comments on", async () => {
  const { forum, member, asks, replies, later, mails } = await aConversation();
  const [ada, bert] = [await member("Ada"), await member("Bert")];
  const thread = await asks(ada, "It hums.");
  await replies(bert, thread, "Switch it off.");
  await later();
  await replies(ada, thread, "Thank you.", 2);
  await later();
  const [answer] = await forum.db
    .select()
    .from(posts)
    .where(and(eq(posts.threadId, thread), eq(posts.number, 2)));
  await acceptAnswer(forum, ada, { id: thread, postId: answer?.id ?? 0 });
  await later();
  const [first, second, third] = await mails();
  const root = `<thread/${thread}@forum.example.org>`;
  expect(second).toMatchObject({ inReplyTo: first?.messageId, references: [root, first?.messageId] });
  expect(third).toMatchObject({ inReplyTo: first?.messageId, references: [root, first?.messageId] });
  expect(new Set([first?.messageId, second?.messageId, third?.messageId]).size).toBe(3);
  expect(third?.text).toContain("Ada marked your answer as the solution");
});

test("each is written to in their language, and as the site speaks", async () => {
  const { forum, member, asks, replies, later, mails } = await aConversation();
  await forum.write((tx) => putSettings(tx, { language: "de", address: "du", siteName: "Werkstatt" }));
  const [ada, bert] = [await member("Ada"), await member("Bert", { locale: "en" })];
  const thread = await asks(ada, "Es brummt, @Bert");
  await later();
  await replies(bert, thread, "Ausschalten.");
  await later();
  await forum.write((tx) => putSettings(tx, { address: "sie" }));
  await replies(bert, thread, "Und wieder an.");
  await later();
  const [toBert, du, sie] = await mails();
  expect(toBert?.text).toContain("Ada mentioned you");
  expect(du?.text).toContain("Bert hat auf deine Frage geantwortet\n\nHallo Ada,");
  expect(sie?.text).toContain("Bert hat auf Ihre Frage geantwortet\n\nGuten Tag Ada,");
  expect(sie?.from.value[0]?.name).toBe("Bert über Werkstatt");
  expect(sie?.raw).toMatch(/^Content-Language: de\r$/m);
});

describe("no mail", () => {
  /** Bert answers Ada, and `meanwhile` happens before the mail goes out. */
  async function mailsAfter(meanwhile: (story: Awaited<ReturnType<typeof answered>>) => Promise<unknown>) {
    const story = await answered();
    await meanwhile(story);
    await story.later();
    return story.mails();
  }
  async function answered() {
    const conversation = await aConversation();
    const { forum, member, category, asks, replies } = conversation;
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const moderator = await member("Mo", { role: "moderator" });
    const room = await category("Room");
    const thread = await asks(ada, "It hums.", room);
    await replies(bert, thread, "Switch it off.");
    const [answer] = await forum.db.select().from(posts).where(eq(posts.number, 2));
    const change = (changed: Partial<typeof users.$inferInsert>) =>
      forum.write(async (tx) => {
        await tx
          .update(users)
          .set(changed)
          .where(eq(users.id, ada.id ?? 0));
      });
    return { ...conversation, ada, bert, moderator, room, thread, answer: answer?.id ?? 0, change };
  }

  test("unless something happens there is one", async () => {
    expect(await mailsAfter(async () => undefined)).toHaveLength(1);
  });

  test("to an address that nobody confirmed, or to none", async () => {
    expect(await mailsAfter(({ change }) => change({ emailConfirmedAt: null }))).toEqual([]);
    expect(await mailsAfter(({ change }) => change({ email: null, emailKey: null }))).toEqual([]);
  });

  test("to who is suspended or gone by then", async () => {
    expect(await mailsAfter(({ change, clock }) => change({ suspendedUntil: clock.now + 1_000 }))).toEqual([]);
    expect(await mailsAfter(({ change, clock }) => change({ deletedAt: clock.now }))).toEqual([]);
  });

  test("to who has read it by then", async () => {
    const read = await mailsAfter(async ({ forum, clock, ada, thread }) => {
      clock.pass(1_000);
      await forum.write((tx) => noteRead(tx, ada.id ?? 0, thread, 2, clock.now));
      clock.pass(1_000);
    });
    expect(read).toEqual([]);
  });

  test("about what is deleted or out of sight by then", async () => {
    const del = ({ forum, moderator, answer }: Awaited<ReturnType<typeof answered>>) =>
      deletePost(forum, moderator, { postId: answer, reason: "" });
    expect(await mailsAfter(del)).toEqual([]);
    const hide = ({ forum, room }: Awaited<ReturnType<typeof answered>>) =>
      forum.write(async (tx) => {
        await tx.update(categories).set({ see: "staff" }).where(eq(categories.id, room));
        await bumpVersion(tx, "structure");
      });
    expect(await mailsAfter(hide)).toEqual([]);
  });

  test("to who switched them off, or silenced the thread", async () => {
    expect(await mailsAfter(({ forum, ada }) => setMail(forum, ada, {}))).toEqual([]);
    expect(await mailsAfter(({ forum, ada, thread }) => muteThread(forum, ada, { threadId: thread }))).toEqual([]);
  });

  test("twice, when the job runs again", async () => {
    const { forum, later, mails } = await answered();
    await later();
    const again = { state: "waiting" as const, finishedAt: null };
    await forum.write(async (tx) => {
      await tx.update(jobs).set(again);
    });
    await later();
    expect(await mails()).toHaveLength(1);
  });
});

describe("a mail server", () => {
  test("that is busy is asked again later; one that knows nobody of that name is not", async () => {
    const refuse: { rcptTo?: string } = { rcptTo: "450 4.7.1" };
    const server = await aMailServer({ refuse });
    const { forum, clock, member, asks, later, told } = await aConversation({ env: { SMTP_URL: server.url } });
    const [ada, bert, cleo] = [await member("Ada"), await member("Bert"), await member("Cleo")];
    const mailJobs = () => forum.db.select().from(jobs).where(eq(jobs.name, "notify.mail"));
    await asks(ada, "It hums, @Bert");
    await later();
    expect(await mailJobs()).toMatchObject([{ state: "waiting", attempts: 1 }]);
    delete refuse.rcptTo;
    clock.pass(60_000);
    await later();
    expect(await mailJobs()).toMatchObject([{ state: "done" }]);
    expect(server.received).toMatchObject([{ to: ["Bert@example.org"] }]);
    refuse.rcptTo = "550 5.1.1";
    await asks(ada, "It hums, @Cleo");
    await later();
    expect((await mailJobs()).find((job) => job.state === "failed")?.error).not.toMatch(/cleo|@/i);
    expect(await told(cleo)).toHaveLength(1);
    expect(await told(bert)).toHaveLength(1);
    await server.stop();
  });
});

describe("the link in a mail", () => {
  async function links() {
    const conversation = await aConversation();
    const { member, asks, replies, later, mails } = conversation;
    const [ada, bert] = [await member("Ada"), await member("Bert")];
    const thread = await asks(ada, "It hums.");
    await replies(bert, thread, "Switch it off.");
    await later();
    const text = (await mails())[0]?.text ?? "";
    const [ofThread = "", ofAll = ""] = [...text.matchAll(/\/unsubscribe\/([\w-]+)/g)].map(([, token]) => token);
    return { ...conversation, ada, bert, thread, ofThread, ofAll };
  }

  test("silences one thread, and only that", async () => {
    const { forum, ada, bert, thread, ofThread, asks, replies, later, mails } = await links();
    await unsubscribe(forum, { token: ofThread });
    await unsubscribe(forum, { token: ofThread });
    await replies(bert, thread, "Really.");
    await replies(bert, await asks(ada, "It hums again."), "Oh.");
    await later();
    expect((await mails()).slice(1).map((mail) => mail.text)).toMatchObject([expect.stringContaining("Oh.")]);
    expect(await mailSettings(forum, ada)).toMatchObject({ mailOn: true, muted: [{ id: thread }] });
    expect(await isMuted(forum, ada, thread)).toBe(true);
    await unmuteThread(forum, ada, { threadId: thread });
    expect(await isMuted(forum, ada, thread)).toBe(false);
    expect(await mailSettings(forum, ada)).toMatchObject({ muted: [] });
  });

  test("stops all mails, not the notifications, and can be taken back", async () => {
    const { forum, ada, bert, thread, ofAll, replies, told, later, mails } = await links();
    await unsubscribe(forum, { token: ofAll });
    await replies(bert, thread, "Really.");
    await later();
    expect(await mails()).toHaveLength(1);
    expect(await told(ada)).toHaveLength(2);
    await markAllRead(forum, ada);
    await resubscribe(forum, { token: ofAll });
    await replies(bert, thread, "Still there?");
    await later();
    expect(await mails()).toHaveLength(2);
  });

  test("is worth nothing when it was changed", async () => {
    const { forum, ada, bert, ofAll } = await links();
    const [, user = "", rest = ""] = /^(\w+)(-.*)$/.exec(ofAll) ?? [];
    expect(Number.parseInt(user, 36)).toBe(ada.id);
    for (const token of [`${(bert.id ?? 0).toString(36)}${rest}`, `${ofAll}a`, ofAll.slice(0, -1), "", "-", "1-0-"]) {
      await expect(unsubscribe(forum, { token })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await mailSettings(forum, bert)).toMatchObject({ mailOn: true });
  });
});
