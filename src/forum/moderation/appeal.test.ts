import { expect, test } from "vitest";
import { aModeratedForum } from "#testing/moderation.ts";
import { actorOf, guest } from "../members/actor.ts";
import { putLimits } from "../members/limit-account.ts";
import { putSettings } from "../settings/changes.ts";
import { APPEAL_MS, appeal, appealByToken } from "./appeal.ts";
import { appealToken } from "./appeal-token.ts";
import { illegalContentInput } from "./input.ts";
import { reportIllegalContent } from "./legal.ts";
import { listDecisions, publicLog, WHOLE_LOG } from "./log/queries.ts";
import { reviewDecision } from "./looking.ts";
import { NOTICE_WAIT_MS } from "./notices.ts";
import { EVERYTHING, listCases } from "./queue/queries.ts";
import { readAppeal } from "./record/appeal/queries.ts";
import { noticesFor } from "./record/queries.ts";
import { yearInNumbers } from "./yearly/queries.ts";

const HERE = { address: "192.0.2.7", language: "en" } as const;

async function suspended() {
  const story = await aModeratedForum();
  const { forum, ada, moderator, flags, reply, decides, bert } = story;
  await flags(ada, reply);
  const decisionId = await decides(moderator, reply, "suspend");
  const right = { decisionId, userId: bert.id, noticeId: null };
  return { ...story, decisionId, token: appealToken(forum.secret, right) };
}

test("who is suspended objects without signing in; another moderator decides, and is right to take it back", async () => {
  const { forum, clock, bert, moderator, second, later, decides, decisionId, token, post, reply } = await suspended();
  expect(await readAppeal(forum, token)).toMatchObject({ state: "open", decision: { kind: "suspend" } });
  await appealByToken(forum, { token, text: "It was a quotation." }, HERE.address);
  const again = appealByToken(forum, { token, text: "Hello?" }, HERE.address);
  await expect(again).rejects.toMatchObject({ code: "appealed_before" });
  await expect(decides(moderator, decisionId, "uphold")).rejects.toMatchObject({ code: "another_decides" });
  await decides(second, decisionId, "grant", { reason: "So it was." });
  expect((await actorOf(forum, bert.id ?? 0)).suspension).toBeNull();
  expect(await post(reply)).toMatchObject({ deletedAt: null });
  clock.pass(NOTICE_WAIT_MS);
  await later();
  expect((await noticesFor(forum, bert)).map(({ kind }) => kind)).toEqual(["appeal"]);
});

test("a moderator who is alone decides objections too; one that is not granted changes nothing", async () => {
  const { forum, second, moderator, decides, decisionId, bert, member } = await suspended();
  const boss = await member("Boss", { role: "administrator" });
  await appeal(forum, await actorOf(forum, bert.id ?? 0), { decisionId, text: "No!" });
  for (const each of [second, boss]) {
    await forum.write(async (tx) => {
      await putLimits(tx, each.id ?? 0, { suspendedUntil: forum.now() + 1, suspendedReason: "Away" });
    });
  }
  await decides(moderator, decisionId, "uphold");
  expect((await actorOf(forum, bert.id ?? 0)).suspension).not.toBeNull();
});

test("a link that was made up, is somebody else's, or too old opens nothing", async () => {
  const { forum, clock, ada, token, decisionId } = await suspended();
  const forged = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
  const others = appealToken(forum.secret, { decisionId, userId: ada.id, noticeId: null });
  const elsewhere = appealToken("another secret", { decisionId, userId: 1, noticeId: null });
  for (const wrong of [forged, others, elsewhere, "", "x-y-z"]) {
    expect(await readAppeal(forum, wrong)).toBeNull();
    const tried = appealByToken(forum, { token: wrong, text: "Let me in." }, HERE.address);
    await expect(tried).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(appeal(forum, ada, { decisionId, text: "Free him." })).rejects.toMatchObject({ code: "not_found" });
  clock.pass(APPEAL_MS);
  expect(await readAppeal(forum, token)).toMatchObject({ state: "late" });
  const late = appealByToken(forum, { token, text: "By the way." }, HERE.address);
  await expect(late).rejects.toMatchObject({ code: "appeal_late" });
});

test("anybody reports illegal content, gets a receipt, the decision with reasons, and may object to it", async () => {
  const { forum, clock, thread, reply, moderator, second, later, mails, decides, openCaseOf } = await aModeratedForum();
  const before = (await mails()).length;
  const notice = (more: Record<string, unknown>) =>
    illegalContentInput.safeParse({
      ...{ address: `https://forum.example.org/t/why-does-it-hum/${thread}#post-2`, reasons: "It calls for arson." },
      ...{ name: "Rita Right", email: "rita@example.org", goodFaith: "on", ...more },
    });
  expect(notice({ goodFaith: undefined }).success).toBe(false);
  expect(notice({ name: "", email: "" }).success).toBe(false);
  expect(notice({ name: "", email: "", concernsChildren: "on" }).success).toBe(true);
  const given = notice({}).data;
  if (!given) throw new Error("a whole notice is taken");
  const reference = await reportIllegalContent(forum, guest, given, HERE);
  await later();
  const receipt = (await mails()).slice(before);
  expect(receipt.map(({ subject }) => subject)).toEqual(["Your notice has arrived at Stoa"]);
  expect(receipt[0]?.text).toContain(reference);
  expect(await openCaseOf(reply)).toMatchObject({ kind: "illegal", target: "post" });
  await decides(moderator, reply, "keep", { reason: "It is a figure of speech." });
  clock.pass(NOTICE_WAIT_MS);
  await later();
  const decision = (await mails()).slice(before + 1);
  expect(decision.map(({ subject }) => subject)).toEqual(["Your notice to Stoa: decided"]);
  expect(decision[0]?.text).toContain("It is a figure of speech.");
  const [, token = ""] = /\/appeal\/([\w-]+)/.exec(decision[0]?.text ?? "") ?? [];
  expect(await readAppeal(forum, token)).toMatchObject({ state: "open", decision: null, address: given.address });
  await appealByToken(forum, { token, text: "It is not." }, HERE.address);
  const { items = [] } = (await listDecisions(forum, moderator, WHOLE_LOG, 1)) ?? {};
  await decides(second, items[0]?.id ?? 0, "grant", { reason: "We look again." });
  clock.pass(NOTICE_WAIT_MS);
  await later();
  expect((await mails()).at(-1)?.subject).toBe("Your objection at Stoa was right");
  expect(await openCaseOf(reply)).toMatchObject({ closedAt: null });
  const figures = (await yearInNumbers(forum, moderator, 2026)) ?? [];
  const value = (section: string, name: string) =>
    figures.find((each) => each.section === section && each.name === name)?.value;
  expect([value("notices", "received"), value("notices", "open"), value("appeals", "granted")]).toEqual([1, 1, 1]);
});

test("who sent a notice and objects uses up nobody else's right to object, nor the other way round", async () => {
  const { forum, clock, reply, bert, moderator, later, mails, decides } = await aModeratedForum();
  const notice = { address: `/p/${reply}`, reasons: "!", name: "Rita", email: "rita@example.org", goodFaith: "on" };
  await reportIllegalContent(forum, guest, illegalContentInput.parse(notice), HERE);
  const decisionId = await decides(moderator, reply, "hide");
  clock.pass(NOTICE_WAIT_MS);
  await later();
  const text = (await mails()).find(({ subject }) => subject.startsWith("Your notice to Stoa"))?.text ?? "";
  const [, token = ""] = /\/appeal\/([\w-]+)/.exec(text) ?? [];
  await appealByToken(forum, { token, text: "Too little." }, HERE.address);
  const again = appealByToken(forum, { token, text: "Far too little." }, HERE.address);
  await expect(again).rejects.toMatchObject({ code: "appealed_before" });
  expect((await noticesFor(forum, bert)).map(({ decision }) => decision.appeal)).toEqual(["open"]);
  await appeal(forum, bert, { decisionId, text: "Too much." });
  expect((await noticesFor(forum, bert)).map(({ decision }) => decision.appeal)).toEqual(["made"]);
  const found = await listCases(forum, moderator, EVERYTHING, 1);
  expect(found?.items.map(({ userId }) => userId)).toEqual([null, bert.id]);
});

test("the link in the mail leads somewhere too when the notice was decided along with another case", async () => {
  const { forum, clock, ada, reply, bert, thread, moderator, replies, flags, later, mails, decides } =
    await aModeratedForum();
  const notice = { address: `/p/${reply}`, reasons: "!", name: "Rita", email: "rita@example.org", goodFaith: "on" };
  await reportIllegalContent(forum, guest, illegalContentInput.parse(notice), HERE);
  await replies(bert, thread, "Buy this.");
  await flags(ada, reply + 1);
  await decides(moderator, reply + 1, "mark_as_spam");
  clock.pass(NOTICE_WAIT_MS);
  await later();
  const text = (await mails())
    .map((mail) => mail.text ?? "")
    .find((each) => each.includes("Rita") && each.includes("/appeal/"));
  const [, token = ""] = /\/appeal\/([\w-]+)/.exec(text ?? "") ?? [];
  expect(await readAppeal(forum, token)).toMatchObject({ state: "open", decision: null, address: notice.address });
});

test("addresses of nothing are cases too, and nobody floods the form", async () => {
  const { forum, moderator } = await aModeratedForum();
  const report = (address: string, from: string = HERE.address) => {
    const given = illegalContentInput.parse({ address, reasons: "!", concernsChildren: "on", goodFaith: "on" });
    return reportIllegalContent(forum, guest, given, { ...HERE, address: from });
  };
  for (const address of [
    "https://elsewhere.example/p/1",
    "/p/999999999",
    "/t/x/99999999999",
    "/u/%E0%A4%A",
    "no address",
  ])
    await report(address);
  await report("/u/Bert");
  await expect(report("/p/1")).rejects.toMatchObject({ code: "too_many" });
  await report("/p/1", "192.0.2.8");
  const found = await listCases(forum, moderator, EVERYTHING, 1);
  expect(found?.items.map(({ target }) => target).sort()).toEqual(["member", ...Array(5).fill("notice"), "post"]);
});

test("another moderator looks at what limits somebody; everybody reads the log without names, where it is open", async () => {
  const { forum, decisionId, moderator, second, ada } = await suspended();
  const unseen = async (actor: typeof ada) =>
    (await listDecisions(forum, actor, { ...WHOLE_LOG, unseen: true }, 1))?.items.map(({ id }) => id);
  expect(await unseen(moderator)).toEqual([]);
  expect(await unseen(second)).toEqual([decisionId]);
  await expect(reviewDecision(forum, moderator, { decisionId })).rejects.toMatchObject({ code: "another_decides" });
  await reviewDecision(forum, second, { decisionId });
  expect(await unseen(second)).toEqual([]);
  expect(await listDecisions(forum, ada, WHOLE_LOG, 1)).toBeNull();
  const byName = await listDecisions(forum, second, { ...WHOLE_LOG, by: "mo", about: "@Bert", kind: "suspend" }, 1);
  expect(byName?.items).toMatchObject([{ id: decisionId, seenBy: "Mia" }]);
  expect(await publicLog(forum, 1)).toBe("none");
  await forum.write((tx) => putSettings(tx, { moderationLogPublic: true }));
  const open = await publicLog(forum, 1);
  expect(open).toMatchObject({
    items: [{ id: decisionId, kind: "suspend", automatic: false, days: 7 }],
  });
  expect(JSON.stringify(open)).not.toMatch(/Bert|Mo\b|Calm down/);
  expect(await publicLog(forum, 2)).toBe("none");
  await forum.write((tx) => putSettings(tx, { moderationLogPublic: false }));
  expect(await publicLog(forum, 1)).toBe("gone");
});
