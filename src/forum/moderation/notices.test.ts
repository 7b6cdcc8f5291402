import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { memberNotices, users } from "#db/schema/index.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { actorOf } from "../members/actor.ts";
import { moveThread } from "../threads/arrange.ts";
import { appealToken } from "./appeal-token.ts";
import { NOTICE_WAIT_MS } from "./notices.ts";
import { readAppeal } from "./record/appeal/queries.ts";
import { markNoticesRead } from "./record/commands.ts";
import { noticesFor, ownDecisions, ownReports, unreadNotices } from "./record/queries.ts";
import { undoDecision } from "./undo.ts";

const MINUTE = 60_000;

test("who is limited is told five minutes later: rule, reason, what follows, and how to object", async () => {
  const { forum, clock, ada, bert, moderator, flags, reply, later, mails, decides } = await aModeratedForum();
  const before = (await mails()).length;
  await flags(ada, reply);
  await decides(moderator, reply, "hide");
  await later();
  expect(await noticesFor(forum, bert)).toEqual([]);
  clock.pass(NOTICE_WAIT_MS - 1);
  await later();
  expect((await mails()).length).toBe(before);
  clock.pass(1);
  await later();
  const sent = (await mails()).slice(before);
  const toBert = sent.find(({ to }) => to.value[0]?.address.startsWith("Bert"));
  expect(toBert?.subject).toBe("Your post in “Why does it hum?” was hidden");
  expect(toBert?.text).toContain("The rule: Be friendly");
  expect(toBert?.text).toContain("Calm down, please.");
  expect(toBert?.text).toContain("You can change it once");
  expect(toBert?.text).toMatch(/https:\/\/forum\.example\.org\/appeal\/[\w-]+/);
  const toAda = sent.find(({ to }) => to.value[0]?.address.startsWith("Ada"));
  expect(toAda?.text).toContain("something was done about it");
  expect(toAda?.text).not.toContain("Calm down");
  expect(sent).toHaveLength(2);
  expect(await noticesFor(forum, bert)).toMatchObject([{ kind: "decision", unread: true, decision: { kind: "hide" } }]);
  expect(await unreadNotices(forum, bert)).toBe(1);
  await markNoticesRead(forum, bert);
  expect(await unreadNotices(forum, bert)).toBe(0);
  expect(await ownReports(forum, ada)).toMatchObject([{ kind: "spam", outcome: "acted" }]);
  // From the notice to the decision and back.
  const [own] = await ownDecisions(forum, bert);
  expect(own).toMatchObject({ kind: "hide", reason: "Calm down, please.", appeal: "open" });
});

test("the title of a thread that was moved out of their sight is told to nobody, in no list, mail or page of an objection", async () => {
  const { forum, clock, bert, member, category, thread, ada, flags, reply, later, mails, decides } =
    await aModeratedForum();
  const boss = await member("Boss", { role: "administrator" });
  await flags(ada, reply);
  const decisionId = await decides(boss, reply, "hide");
  const token = appealToken(forum.secret, { decisionId, userId: bert.id, noticeId: null });
  expect((await readAppeal(forum, token))?.decision?.title).toBe("Why does it hum?");
  await moveThread(forum, boss, { id: thread, categoryId: await category("Office", { see: "staff" }) });
  expect(await ownDecisions(forum, bert)).toMatchObject([{ id: decisionId, title: null }]);
  expect((await readAppeal(forum, token))?.decision?.title).toBeNull();
  const before = (await mails()).length;
  clock.pass(NOTICE_WAIT_MS);
  await later();
  for (const { subject, text } of (await mails()).slice(before)) expect(`${subject} ${text}`).not.toContain("hum");
  expect((await noticesFor(forum, bert)).map(({ decision }) => decision.title)).toEqual([null]);
});

test("undone within five minutes nobody hears of it; undone later, who heard of it hears that too", async () => {
  const { forum, clock, ada, bert, moderator, flags, reply, later, mails, decides } = await aModeratedForum();
  const before = (await mails()).length;
  await flags(ada, reply);
  const slip = await decides(moderator, reply, "suspend");
  clock.pass(NOTICE_WAIT_MS - MINUTE);
  await undoDecision(forum, moderator, { decisionId: slip, reason: "" });
  clock.pass(60 * MINUTE);
  await later();
  expect((await mails()).length).toBe(before);
  expect(await noticesFor(forum, bert)).toEqual([]);
  expect(await ownReports(forum, ada)).toMatchObject([{ outcome: null }]);

  const meant = await decides(moderator, reply, "hide");
  clock.pass(NOTICE_WAIT_MS);
  await later();
  expect((await noticesFor(forum, bert)).map(({ kind }) => kind)).toEqual(["decision"]);
  await undoDecision(forum, moderator, { decisionId: meant, reason: "You were right." });
  await later();
  const told = await noticesFor(forum, bert);
  expect(told.map(({ kind }) => kind)).toEqual(["undone", "decision"]);
  const last = (await mails()).at(-1);
  expect(last?.subject).toBe("A decision about you was taken back");
  expect(last?.text).toContain("You were right.");
});

test("a wave about one person is one mail, and one decision for all of a spammer", async () => {
  const { forum, clock, ada, bert, moderator, thread, flags, replies, reply, later, mails, decides, post } =
    await aModeratedForum();
  for (const words of ["Buy!", "Buy more!", "Buy most!"]) await replies(bert, thread, words);
  await later();
  const before = (await mails()).length;
  const numbers = [reply, reply + 1, reply + 2];
  for (const id of numbers) {
    await flags(ada, id);
    await decides(moderator, id, "hide");
    clock.pass(MINUTE);
  }
  clock.pass(NOTICE_WAIT_MS);
  await later();
  const sent = (await mails()).slice(before);
  const toBert = sent.filter(({ to }) => to.value[0]?.address.startsWith("Bert"));
  expect(toBert.map(({ subject }) => subject)).toEqual(["3 decisions by the moderators"]);
  expect(toBert[0]?.text?.match(/\/appeal\//g)).toHaveLength(3);
  expect(await post(reply + 3)).toMatchObject({ deletedAt: null });
  await flags(ada, reply + 3);
  await decides(moderator, reply + 3, "mark_as_spam", { rule: "no_spam" });
  clock.pass(NOTICE_WAIT_MS);
  await later();
  const rows = await forum.db
    .select()
    .from(memberNotices)
    .where(eq(memberNotices.userId, bert.id ?? 0));
  expect(rows).toHaveLength(4);
});

test("each is told in their language, and a report only to who wants mails", async () => {
  const { forum, clock, ada, bert, moderator, flags, reply, later, mails, decides } = await aModeratedForum();
  const before = (await mails()).length;
  await forum.write(async (tx) => {
    await tx
      .update(users)
      .set({ locale: "de" })
      .where(eq(users.id, bert.id ?? 0));
    await tx
      .update(users)
      .set({ mailOn: false })
      .where(eq(users.id, ada.id ?? 0));
  });
  await flags(ada, reply);
  await decides(moderator, reply, "silence", { days: 3 });
  clock.pass(NOTICE_WAIT_MS);
  await later();
  const sent = (await mails()).slice(before);
  expect(sent.map(({ subject }) => subject)).toEqual(["Sie können lesen, aber vorerst nicht schreiben"]);
  expect(sent[0]?.text).toContain("bis 6. März 2026");
  expect(await noticesFor(forum, await actorOf(forum, ada.id ?? 0))).toHaveLength(1);
});
