/** What happens while somebody decides: nothing that is written in between gets away, and nobody decides over another. */
import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { cases, decisions, jobs, memberNotices, posts } from "#db/schema/index.ts";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { HIDE_ALL_JOB } from "../prevention/hide-all.ts";
import { judges } from "../prevention/judge.ts";
import { putSettings } from "../settings/changes.ts";
import { preventionInput } from "../settings/prevention.ts";
import { editPost } from "../threads/edit.ts";
import type { Judge } from "../threads/gate.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { handOverCase } from "./hand-over.ts";
import { decideInput, resolveInput } from "./input.ts";
import { NOTICE_WAIT_MS } from "./notices.ts";
import { decideAbout, resolveCase } from "./resolve.ts";
import { undoDecision } from "./undo.ts";

/** A forum in which something happens while a text is looked at, after its writer was let in. */
async function aSlowForum() {
  const meanwhile = { happens: async () => {} };
  const judge: Judge = async () => {
    const happens = meanwhile.happens;
    meanwhile.happens = async () => {};
    await happens();
    return null;
  };
  const place = await aModeratedForum({ judges: [judge] });
  const { forum, moderator, bert } = place;
  const standing = () =>
    forum.db
      .select({ body: posts.body })
      .from(posts)
      .where(and(eq(posts.authorId, bert.id ?? 0), isNull(posts.deletedAt)));
  const decideOn = (outcome: string, days = 7) =>
    decideAbout(
      forum,
      moderator,
      decideInput.parse({ target: "member", targetId: bert.id, outcome, rule: "no_spam", days }),
    );
  return { ...place, meanwhile, standing, decideOn };
}

test.each(["mark_as_spam", "suspend", "silence"])(
  "%s while a text is on its way: it is refused, as a reply, a thread and an edit",
  async (outcome) => {
    const { forum, bert, second, thread, reply, meanwhile, standing, decideOn } = await aSlowForum();
    const refused = outcome === "silence" ? /^silenced$/ : /^(suspended|gone)$/;
    const words = () => ({ body: "Buy it.", clientKey: newKey() });
    const tries = [
      () => replyToThread(forum, bert, { id: thread, to: null, ...words() }),
      () => startThread(forum, bert, { categoryId: 1, title: "All for sale", tags: [], ...words() }),
      () => editPost(forum, bert, { postId: reply, revision: 1, body: "Buy it." }),
    ];
    for (const attempt of tries) {
      let decision = 0;
      meanwhile.happens = async () => {
        decision = await decideOn(outcome);
        // All that it removes is removed before the text is written.
        await forum.drain();
      };
      // What is to be edited may be away already.
      await expect(attempt()).rejects.toMatchObject({ code: expect.stringMatching(refused) });
      expect((await standing()).map(({ body }) => body)).not.toContain("Buy it.");
      await undoDecision(forum, second, { decisionId: decision, reason: "" });
      await forum.drain();
    }
    expect((await standing()).map(({ body }) => body)).toEqual(["Throw it away."]);
  },
);

test("spam and the job that removes it are one write: a decision that fails removes nothing", async () => {
  const { forum, bert, ada, moderator, second, reply, flags, openCaseOf, decides, standing } = await aSlowForum();
  await flags(ada, reply);
  const { id: caseId } = await openCaseOf(reply);
  await decides(moderator, reply, "keep");
  const late = { outcome: "mark_as_spam", rule: "no_spam", reason: "", days: 0, keepPost: false } as const;
  await expect(resolveCase(forum, second, { ...late, body: undefined, caseId, version: 1 })).rejects.toMatchObject({
    code: "already_resolved",
  });
  expect(await forum.db.select().from(jobs).where(eq(jobs.name, "moderation.removeSpam"))).toEqual([]);
  await forum.drain();
  expect(await standing()).toHaveLength(1);
  expect(bert.suspension).toBeNull();
});

test("of many decisions about one case at the same moment one is made, and of many undoings too", async () => {
  const { forum, ada, moderator, second, member, flags, reply, openCaseOf } = await aModeratedForum();
  const third = await member("Max", { role: "moderator" });
  await flags(ada, reply);
  const { id: caseId, version } = await openCaseOf(reply);
  const outcomes = ["keep", "hide", "delete", "silence", "suspend", "mark_as_spam"];
  const tries = outcomes.flatMap((outcome) =>
    [moderator, second, third].map((actor) =>
      resolveCase(forum, actor, resolveInput.parse({ caseId, version, outcome, rule: "friendly" })).catch(
        (error: { code: string }) => error.code,
      ),
    ),
  );
  const answers = await Promise.all(tries);
  const made = answers.filter((each) => typeof each === "number");
  expect(made).toHaveLength(1);
  expect(new Set(answers.filter((each) => typeof each === "string"))).toEqual(new Set(["already_resolved"]));
  expect(await forum.db.select().from(decisions)).toHaveLength(1);
  const undone = await Promise.all(
    [moderator, second, third].map((actor) =>
      undoDecision(forum, actor, { decisionId: Number(made[0]), reason: "" }).catch(
        (error: { code: string }) => error.code,
      ),
    ),
  );
  expect(undone.filter((each) => each === "undone_before")).toHaveLength(2);
  await forum.drain();
  const [post] = await forum.db.select().from(posts).where(eq(posts.id, reply));
  expect(post).toMatchObject({ deletedAt: null, withheld: null });
  expect(await openCaseOf(reply)).toMatchObject({ id: caseId, closedAt: null });
});

test("handed over, flagged again or decided in between: who saw an older case is told so", async () => {
  const { forum, ada, moderator, second, settled, flags, reply, openCaseOf } = await aModeratedForum();
  await flags(ada, reply);
  const { id: caseId, version } = await openCaseOf(reply);
  const decide = (seen: number) =>
    resolveCase(forum, moderator, resolveInput.parse({ caseId, version: seen, outcome: "keep" }));
  await flags(await settled("Cora"), reply, "inappropriate");
  await expect(decide(version)).rejects.toMatchObject({ code: "case_changed" });
  await handOverCase(forum, second, { caseId, version: version + 1, to: moderator.id, reason: "Yours." });
  await expect(decide(version + 1)).rejects.toMatchObject({ code: "case_changed" });
  const again = { caseId, version: version + 1, to: null, reason: "" };
  await expect(handOverCase(forum, moderator, again)).rejects.toMatchObject({ code: "case_changed" });
  await decide(version + 2);
  await expect(handOverCase(forum, second, again)).rejects.toMatchObject({ code: "already_resolved" });
});

test("a wave is one mail; what was undone of it is not in it, and what is undone later is told apart", async () => {
  const { forum, clock, bert, moderator, replies, thread, post, mails } = await aModeratedForum();
  for (const n of [1, 2, 3, 4]) await replies(bert, thread, `Advertising, number ${n}.`);
  await forum.drain();
  const rows = await forum.db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.authorId, bert.id ?? 0));
  const hide = (targetId: number) =>
    decideAbout(forum, moderator, decideInput.parse({ target: "post", targetId, outcome: "hide", rule: "no_spam" }));
  const made: number[] = [];
  for (const { id } of rows.slice(1)) {
    clock.pass(60_000);
    made.push(await hide(id));
    await forum.drain();
  }
  await undoDecision(forum, moderator, { decisionId: made[1] ?? 0, reason: "A slip." });
  const before = (await mails()).length;
  clock.pass(NOTICE_WAIT_MS);
  await forum.drain();
  const told = (await mails()).slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]?.subject).toContain("3");
  const sent = await forum.db.select().from(memberNotices).where(isNull(memberNotices.cancelledAt));
  expect(sent.map(({ sentAt }) => sentAt)).toEqual([clock.now, clock.now, clock.now]);
  await undoDecision(forum, moderator, { decisionId: made[0] ?? 0, reason: "Another slip." });
  await forum.drain();
  expect((await mails()).length).toBe(before + 2);
  expect((await post(rows[1]?.id ?? 0)).deletedAt).toBeNull();
});

test("when several texts look like spam, what was written beside them is hidden too, even when it comes late", async () => {
  const meanwhile = { happens: async () => {} };
  const slow: Judge = async (_forum, _actor, draft) => {
    if (draft.body === "It is quiet here.") await meanwhile.happens();
    return null;
  };
  const { forum, clock, member, thread } = await aModeratedForum({ judges: [...judges, slow] });
  await forum.write((tx) => putSettings(tx, { prevention: preventionInput.parse({ hideAllAt: 2, waitingAtOnce: 0 }) }));
  const carla = await member("Carla");
  const says = async (body: string) => {
    clock.pass(60_000);
    await replyToThread(forum, carla, { id: thread, to: null, body, clientKey: newKey() });
  };
  meanwhile.happens = async () => {
    await says("Buy at https://bit.ly/3xYz");
    await says("Buy it at https://bit.ly/4xYz");
    // The second of them hides all; this one is written only after that.
    await forum.drain();
  };
  await says("It is quiet here.");
  const mine = () =>
    forum.db
      .select({ withheld: posts.withheld })
      .from(posts)
      .where(eq(posts.authorId, carla.id ?? 0));
  expect((await mine()).map(({ withheld }) => withheld).sort()).toEqual(["held", "held", null]);
  clock.pass(5 * 60_000);
  await forum.drain();
  expect((await mine()).map(({ withheld }) => withheld).sort()).toEqual(["held", "held", "hidden"]);
  expect(
    await forum.db
      .select()
      .from(jobs)
      .where(and(eq(jobs.name, HIDE_ALL_JOB), eq(jobs.state, "waiting"))),
  ).toEqual([]);
  expect(await forum.db.select().from(cases).where(isNull(cases.closedAt))).toHaveLength(3);
});

test("undone while its job removes things: all that it took away stands again in the end", async () => {
  const { forum, bert, ada, moderator, asks, replies, thread, decideOn, standing } = await aSlowForum();
  await asks(bert, "Who hums along?");
  for (const n of Array.from({ length: 40 }, (_, n) => n)) await replies(bert, thread, `Reply ${n}.`);
  await replies(ada, thread, "Mine.");
  await forum.drain();
  const before = (await standing()).length;
  const decisionId = await decideOn("mark_as_spam");
  const removing = forum.drain();
  const undoing = (async () => {
    await expect.poll(async () => (await standing()).length, { interval: 5, timeout: 30_000 }).toBeLessThan(before);
    await undoDecision(forum, moderator, { decisionId, reason: "A slip." });
  })();
  await Promise.all([removing, undoing]);
  await forum.drain();
  expect((await standing()).length).toBe(before);
}, 60_000);
