/** A foreign service is asked about newcomers, after they have posted, and nobody waits for it. */
import { and, eq, inArray } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { akismetChecks, auditLog, caseReports, jobs, posts, settings } from "#db/schema/index.ts";
import { anAkismet, GOOD_KEY } from "#testing/akismet.ts";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { akismetState, changeAkismet } from "../../administration/akismet.ts";
import { akismetForm } from "../../administration/input.ts";
import type { Actor } from "../../members/actor.ts";
import { decideInput } from "../../moderation/input.ts";
import { decideAbout } from "../../moderation/resolve.ts";
import { undoDecision } from "../../moderation/undo.ts";
import { editPost } from "../../threads/edit.ts";
import { replyToThread } from "../../threads/reply.ts";
import { startThread } from "../../threads/start.ts";
import { judges } from "../judge.ts";
import { openKey, sealKey } from "./key.ts";

const MINUTE = 60_000;

async function aForumThatAsks(more: Record<string, string> = {}) {
  const service = await anAkismet();
  onTestFinished(() => service.stop());
  const place = await aModeratedForum({ judges, env: { AKISMET_URL: service.url } });
  const { forum, thread } = place;
  const admin = await place.member("root", { role: "administrator" });
  const set = (fields: Record<string, string>) => changeAkismet(forum, admin, akismetForm.parse(fields));
  await set({ key: GOOD_KEY, sendAddress: "on", ...more });
  service.calls.length = 0;
  const newest = async () => {
    const rows = await forum.db.select().from(posts).orderBy(posts.id);
    const post = rows.at(-1);
    if (!post) throw new Error("no post");
    return post;
  };
  return {
    ...{ ...place, service, admin, set },
    /** Replies, lets what follows happen, and gives the post as it is then. */
    async says(actor: Actor, body: string) {
      place.clock.pass(20 * MINUTE);
      await replyToThread(forum, actor, { id: thread, to: null, body, clientKey: newKey() });
      await forum.drain();
      return newest();
    },
    newest,
    asked: () => service.calls.splice(0),
    /** What is left of work for Akismet, with the reasons. */
    work: () =>
      forum.db
        .select({ state: jobs.state, error: jobs.error, attempts: jobs.attempts })
        .from(jobs)
        .where(
          and(
            inArray(jobs.name, ["prevention.askAkismet", "prevention.tellAkismet"]),
            inArray(jobs.state, ["waiting", "failed"]),
          ),
        ),
  };
}

test("what it takes for spam is hidden until somebody looks; all else stands", async () => {
  const { member, says, asked, openCaseOf, forum, decides, moderator, post } = await aForumThatAsks();
  const carla = await member("carla");
  expect((await says(carla, "It hums here too.")).deletedAt).toBeNull();
  const [call] = asked();
  expect(call?.name).toBe("comment-check");
  expect(call?.fields).toMatchObject({
    ...{ api_key: GOOD_KEY, blog: "https://forum.example.org", user_ip: "0.0.0.0", comment_type: "reply" },
    ...{ comment_author: "carla", comment_content: "It hums here too." },
  });
  expect(call?.fields).not.toHaveProperty("comment_author_email");

  const spam = await says(carla, "Come to my casino.");
  expect(spam).toMatchObject({ withheld: "hidden" });
  const { id: caseId, kind } = await openCaseOf(spam.id);
  expect(kind).toBe("spam_score");
  const [report] = await forum.db.select().from(caseReports).where(eq(caseReports.caseId, caseId));
  expect(report).toMatchObject({ text: "Akismet takes this for spam", data: { akismet: "spam" } });
  await decides(moderator, spam.id, "keep");
  expect((await post(spam.id)).deletedAt).toBeNull();
});

test("nobody is asked about while it is off, nor regulars, staff, and what not everybody may read", async () => {
  const { forum, member, category, says, asked, set, moderator, newest, threadRow } = await aForumThatAsks();
  const carla = await member("carla");
  const inside = await category("Inside", { see: "members" });
  const start = { categoryId: inside, title: "My casino", body: "Between us.", tags: [], clientKey: newKey() };
  await startThread(forum, carla, start);
  await says(moderator, "No casino here.");
  expect(asked()).toEqual([]);
  await startThread(forum, carla, { ...start, categoryId: 1, title: "My casino is open", clientKey: newKey() });
  await forum.drain();
  expect(asked().map(({ fields }) => [fields.comment_type, fields.comment_content])).toEqual([
    ["forum-post", "My casino is open\n\nBetween us."],
  ]);
  const { threadId } = await newest();
  expect(await threadRow(threadId)).toMatchObject({ withheld: "hidden" });
  await set({ off: "on" });
  await says(await member("dora"), "Come to my casino.");
  expect(asked()).toEqual([]);
  expect(await forum.db.select().from(jobs).where(eq(jobs.name, "prevention.tellAkismet"))).toEqual([]);
});

test("an edit is asked about again, with the reason, and the same text once", async () => {
  const { forum, member, says, asked, post } = await aForumThatAsks();
  const carla = await member("carla");
  const { id } = await says(carla, "It hums here too.");
  await forum.write((tx) => forum.enqueue(tx, "prevention.askAkismet", { postId: id }));
  await forum.drain();
  expect(asked()).toHaveLength(1);
  await editPost(forum, carla, { postId: id, revision: 1, body: "Cheap pills, all kinds." });
  await forum.drain();
  expect(asked().map(({ fields }) => fields.recheck_reason)).toEqual(["edit"]);
  expect(await post(id)).toMatchObject({ withheld: "hidden" });
  const [check] = await forum.db.select().from(akismetChecks).where(eq(akismetChecks.postId, id));
  expect(check).toMatchObject({ verdict: "sure", revision: 2 });
});

test("what a moderator has kept as it is stays, whatever is answered later", async () => {
  const { forum, clock, service, member, moderator, says, flags, bert, decides, post } = await aForumThatAsks();
  service.trouble = "error";
  const { id } = await says(await member("carla"), "I was in a casino once.");
  await flags(bert, id);
  await decides(moderator, id, "keep");
  service.trouble = "none";
  clock.pass(MINUTE);
  await forum.drain();
  expect(service.calls.filter(({ name }) => name === "comment-check").length).toBeGreaterThan(1);
  expect((await post(id)).deletedAt).toBeNull();
});

test.each(["error", "garbage", "help"] as const)(
  "%s: the post stands, and it is asked again later",
  async (trouble) => {
    const { forum, clock, admin, service, member, says, work, post } = await aForumThatAsks();
    service.trouble = trouble;
    const { id, deletedAt } = await says(await member("carla"), "Come to my casino.");
    expect(deletedAt).toBeNull();
    const [waiting] = await work();
    expect(waiting).toMatchObject({ state: "waiting", attempts: 1, error: expect.stringContaining("Akismet") });
    expect(waiting?.error?.length).toBeLessThan(300);
    expect(waiting?.error).not.toContain(GOOD_KEY);
    expect(await akismetState(forum, admin)).toMatchObject({ answeredAt: null, failing: 1, reason: waiting?.error });
    service.trouble = "none";
    clock.pass(MINUTE);
    await forum.drain();
    expect(await work()).toEqual([]);
    expect(await post(id)).toMatchObject({ withheld: "hidden" });
    expect(await akismetState(forum, admin)).toEqual({ answeredAt: clock.now, failing: 0, reason: null });
  },
);

test("who posts does not wait while nothing is answered", async () => {
  const { forum, thread, service, member, newest, work } = await aForumThatAsks();
  service.trouble = "silence";
  const carla = await member("carla");
  const body = "Come to my casino.";
  expect(await replyToThread(forum, carla, { id: thread, to: null, body, clientKey: newKey() })).toContain("#post-");
  expect(service.calls).toEqual([]);
  const asking = forum.drain();
  await expect.poll(() => service.calls.length, { timeout: 30_000 }).toBe(1);
  // Others write and read meanwhile.
  await replyToThread(forum, carla, { id: thread, to: null, body: "And more.", clientKey: newKey() });
  expect((await newest()).body).toBe("And more.");
  service.trouble = "none";
  service.hangUp();
  await asking;
  expect((await work()).map(({ error }) => error)).toContainEqual(expect.stringContaining("Akismet cannot be reached"));
});

test("a wrong key is refused; a key that goes bad is a failure that says so, and is not tried again", async () => {
  const { forum, admin, service, member, says, set, work } = await aForumThatAsks();
  await expect(set({ key: "wrong" })).rejects.toMatchObject({ code: "akismet_key", field: "key" });
  service.trouble = "error";
  await set({ key: "unknown to it" });
  service.trouble = "none";
  expect((await says(await member("carla"), "Come to my casino.")).deletedAt).toBeNull();
  expect(await work()).toMatchObject([{ state: "failed", attempts: 1, error: expect.stringContaining("key") }]);
  expect(await akismetState(forum, admin)).toMatchObject({ failing: 1 });
  await set({ off: "on" });
  expect(await akismetState(forum, admin)).toBeNull();
  await expect(set({})).rejects.toMatchObject({ code: "required", field: "key" });
});

test("the key stands nowhere in clear, and is not lost when something else is changed", async () => {
  const { forum, set, member, says, asked } = await aForumThatAsks({ sendEmail: "on" });
  await set({ sendAddress: "on" });
  const kept = [await forum.db.select().from(settings), await forum.db.select().from(auditLog)];
  expect(JSON.stringify(kept)).not.toContain(GOOD_KEY);
  const log = await forum.db.select().from(auditLog).where(eq(auditLog.kind, "akismet.changed"));
  expect(log.map(({ data }) => data)).toMatchObject([
    { newKey: true, changes: { akismet: { from: { isOn: false }, to: { isOn: true, sendEmail: true } } } },
    { newKey: false, changes: { akismet: { from: { sendEmail: true }, to: { isOn: true, sendEmail: false } } } },
  ]);
  expect(JSON.stringify(log)).not.toContain("sealed");
  await says(await member("carla"), "It hums here too.");
  expect(asked().map(({ fields }) => fields.api_key)).toEqual([GOOD_KEY]);
  expect(openKey("another secret", sealKey("a secret", GOOD_KEY))).toBeNull();
});

test("it is told where moderators see it otherwise, five minutes later, and of nothing that was undone", async () => {
  const { forum, clock, member, moderator, says, asked, decides, openCaseOf } = await aForumThatAsks();
  const [carla, dora] = [await member("carla"), await member("dora")];
  const wrong = await says(carla, "I was in a casino once.");
  const missed = await says(dora, "Buy my teapots at good prices.");
  asked();
  await decides(moderator, wrong.id, "keep");
  const spammer = decideInput.parse({ target: "post", targetId: missed.id, outcome: "mark_as_spam", rule: "no_spam" });
  await decideAbout(forum, moderator, spammer);
  await forum.drain();
  expect(asked()).toEqual([]);
  clock.pass(5 * MINUTE);
  await forum.drain();
  const told = () => asked().map(({ name, fields }) => [name, fields.comment_content]);
  expect(told().sort()).toEqual([
    ["submit-ham", "I was in a casino once."],
    ["submit-spam", "Buy my teapots at good prices."],
  ]);
  // Told once, and taken back when the decision is.
  const again = await decideAbout(forum, moderator, { ...spammer, targetId: wrong.id });
  await undoDecision(forum, moderator, { decisionId: again, reason: "" });
  clock.pass(5 * MINUTE);
  await forum.drain();
  expect(told()).toEqual([]);
  expect(await openCaseOf(wrong.id)).toBeDefined();
  const [marked] = await forum.db.select().from(akismetChecks).where(eq(akismetChecks.postId, missed.id));
  expect(marked?.told).toBe("spam");
});
