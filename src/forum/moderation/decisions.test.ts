import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cases, decisions, memberNotices, posts, threads, users } from "#db/schema/index.ts";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { actorOf, guest } from "../members/actor.ts";
import { readProfile, updateProfile } from "../members/profile.ts";
import { recountCategories, recountMembers, recountThreads } from "../recount.ts";
import { acceptAnswer } from "../threads/accept.ts";
import { readThread } from "../threads/queries.ts";
import { restorePost } from "../threads/remove.ts";
import { replyToThread } from "../threads/reply.ts";
import { handOverCase } from "./hand-over.ts";
import { resolveInput } from "./input.ts";
import { resolveCase } from "./resolve.ts";
import { undoDecision } from "./undo.ts";

describe("a decision", () => {
  test("is made once: of two moderators at the same moment one is told so", async () => {
    const { forum, ada, moderator, second, flags, reply, decides } = await aModeratedForum();
    await flags(ada, reply);
    const made = await Promise.allSettled([decides(moderator, reply, "hide"), decides(second, reply, "keep")]);
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = made.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: "already_resolved" });
    expect(await forum.db.select().from(decisions)).toHaveLength(1);
  });

  test("is about the case as it was seen", async () => {
    const { ada, settled, moderator, forum, flags, reply, openCaseOf } = await aModeratedForum();
    await flags(ada, reply);
    const { id, version } = await openCaseOf(reply);
    await flags(await settled("Cora"), reply);
    const late = resolveInput.parse({ caseId: id, version, outcome: "keep" });
    await expect(resolveCase(forum, moderator, late)).rejects.toMatchObject({ code: "case_changed" });
  });

  test("names a rule when it limits somebody", async () => {
    const { ada, moderator, flags, reply, decides, decision } = await aModeratedForum();
    await flags(ada, reply);
    await expect(decides(moderator, reply, "hide", { rule: "" })).rejects.toMatchObject({ code: "choose_rule" });
    const id = await decides(moderator, reply, "hide", { reason: "" });
    const row = await decision(id);
    expect(row).toMatchObject({ rule: "friendly", actorId: moderator.id, kind: "hide", targetId: reply });
    expect(row.reason).toBe(row.ruleText);
  });

  test("is nobody's own, and about staff an administrator's", async () => {
    const { forum, ada, moderator, second, member, flags, replies, thread, decides } = await aModeratedForum();
    await replies(moderator, thread, "My own words.");
    const staff = await member("Sue", { role: "staff" });
    await replies(staff, thread, "Words of the company.");
    const [own, theirs] = (await forum.db.select().from(posts).orderBy(posts.id)).slice(2);
    await flags(ada, own?.id ?? 0);
    await flags(ada, theirs?.id ?? 0);
    await expect(decides(moderator, own?.id ?? 0, "keep")).rejects.toMatchObject({ code: "own_case" });
    await expect(decides(second, theirs?.id ?? 0, "suspend")).rejects.toMatchObject({ code: "for_administrators" });
    await decides(second, theirs?.id ?? 0, "hide");
  });

  test("can be left to administrators", async () => {
    const { forum, ada, moderator, second, member, flags, reply, openCaseOf, decides } = await aModeratedForum();
    const boss = await member("Boss", { role: "administrator" });
    await flags(ada, reply);
    const { id, version } = await openCaseOf(reply);
    await handOverCase(forum, moderator, { caseId: id, version, to: null, reason: "I know him." });
    await expect(decides(second, reply, "keep")).rejects.toMatchObject({ code: "for_administrators" });
    await decides(boss, reply, "keep");
    expect(await forum.db.select().from(memberNotices).where(eq(memberNotices.kind, "decision"))).toEqual([]);
  });

  test.each(["hide", "delete", "silence", "suspend", "edit"])("%s is undone to how things were", async (outcome) => {
    const { forum, ada, bert, moderator, thread, flags, reply, decides, post, threadRow } = await aModeratedForum();
    await acceptAnswer(forum, ada, { id: thread, postId: reply });
    const before = [await post(reply), await threadRow(thread)] as const;
    await flags(ada, reply);
    const decisionId = await decides(moderator, reply, outcome, { body: "Something kinder.", days: 3 });
    const limited = await actorOf(forum, bert.id ?? 0);
    expect(limited.silence !== null).toBe(outcome === "silence");
    expect(limited.suspension !== null).toBe(outcome === "suspend");
    expect((await post(reply)).deletedAt === null).toBe(outcome === "edit");
    await undoDecision(forum, moderator, { decisionId, reason: "" });
    const after = [await post(reply), await threadRow(thread)] as const;
    expect(after[0]).toMatchObject({ body: before[0].body, deletedAt: null, withheld: null, withheldBy: null });
    expect(after[1].acceptedPostId).toBe(reply);
    expect(after[1].replyCount).toBe(before[1].replyCount);
    expect(await actorOf(forum, bert.id ?? 0)).toMatchObject({ silence: null, suspension: null, role: "member" });
    await expect(undoDecision(forum, moderator, { decisionId, reason: "" })).rejects.toMatchObject({
      code: "undone_before",
    });
    // Its case waits again.
    expect(await forum.db.select().from(cases).where(isNull(cases.closedAt))).toHaveLength(1);
  });

  test("takes away what its author cannot bring back by another way, nor a moderator without undoing it", async () => {
    const { forum, ada, bert, moderator, flags, reply, decides } = await aModeratedForum();
    await flags(ada, reply);
    await decides(moderator, reply, "delete");
    await expect(restorePost(forum, bert, { postId: reply })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(restorePost(forum, moderator, { postId: reply })).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("of an administrator is taken back by administrators alone", async () => {
    const { forum, member, ada, moderator, flags, reply, decides } = await aModeratedForum();
    const boss = await member("Boss", { role: "administrator" });
    await flags(ada, reply);
    const decisionId = await decides(boss, reply, "hide");
    const undo = { decisionId, reason: "" };
    await expect(undoDecision(forum, moderator, undo)).rejects.toMatchObject({ code: "for_administrators" });
    await undoDecision(forum, boss, undo);
  });

  test("stays in the log: the application cannot change it", async () => {
    const { forum, ada, moderator, flags, reply, decides } = await aModeratedForum();
    await flags(ada, reply);
    const id = await decides(moderator, reply, "hide");
    const one = eq(decisions.id, id);
    const said = (tried: Promise<unknown>) =>
      tried.then(
        () => "done",
        (error: Error) => `${error.message} ${(error.cause as Error | undefined)?.message}`,
      );
    expect(
      await said(
        forum.write(async (tx) => {
          await tx.update(decisions).set({ reason: "Never said." }).where(one);
        }),
      ),
    ).toMatch(/decisions are never changed/);
    expect(
      await said(
        forum.write(async (tx) => {
          await tx.delete(decisions).where(one);
        }),
      ),
    ).toMatch(/decisions are never/);
    expect(await forum.db.select({ reason: decisions.reason }).from(decisions).where(one)).toEqual([
      { reason: "Calm down, please." },
    ]);
  });
});

test("who is silenced reads and does not write, from the next request on, until it ends", async () => {
  const { forum, clock, ada, bert, moderator, thread, flags, reply, decides, post } = await aModeratedForum();
  await flags(ada, reply);
  await decides(moderator, reply, "silence", { days: 2, keepPost: "on" });
  expect(await post(reply)).toMatchObject({ deletedAt: null });
  const silenced = await actorOf(forum, bert.id ?? 0);
  expect(silenced).toMatchObject({ role: "member", silence: { reason: "Calm down, please." } });
  expect(await readThread(forum, silenced, thread)).toMatchObject({ id: thread });
  const words = { id: thread, to: null, body: "But!", clientKey: newKey() };
  await expect(replyToThread(forum, silenced, words)).rejects.toMatchObject({ code: "silenced" });
  clock.pass(2 * 86_400_000);
  await replyToThread(forum, await actorOf(forum, bert.id ?? 0), words);
});

describe("spam", () => {
  test("removes all of an account, titles too, in portions; undone, all is back", async () => {
    const { forum, ada, bert, moderator, thread, flags, asks, replies, reply, later, decides, threadRow } =
      await aModeratedForum();
    await updateProfile(forum, bert, { displayName: "CHEAP PILLS", bio: "Buy pills!", locale: null, view: "threaded" });
    const own: number[] = [];
    for (let i = 0; i < 4; i++) {
      own.push(await asks(bert, `Pills ${i}`));
      forum.now();
    }
    for (let i = 0; i < 40; i++) await replies(bert, thread, `Buy ${i}`);
    await replies(ada, own[0] ?? 0, "What is this?");
    await later();
    await flags(ada, reply);
    const [first] = await forum.db
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, own[0] ?? 0), eq(posts.number, 1)));
    await flags(ada, first?.id ?? 0);
    const decisionId = await decides(moderator, reply, "mark_as_spam", { rule: "no_spam" });
    await later();
    const standing = await forum.db
      .select({ id: posts.id })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(and(eq(posts.authorId, bert.id ?? 0), isNull(posts.deletedAt), isNull(threads.deletedAt)));
    expect(standing).toEqual([]);
    for (const id of own) expect(await threadRow(id)).toMatchObject({ withheld: "spam" });
    for (const actor of [guest, ada]) expect(await readThread(forum, actor, own[0] ?? 0)).toBe("gone");
    expect((await actorOf(forum, bert.id ?? 0)).suspension).not.toBeNull();
    expect(await readProfile(forum, "Bert")).toMatchObject({
      kind: "found",
      profile: { bio: "", displayName: "Bert" },
    });
    expect(await forum.db.select().from(cases).where(isNull(cases.closedAt))).toEqual([]);
    await counted();
    await undoDecision(forum, moderator, { decisionId, reason: "Not him." });
    await later();
    expect(await readThread(forum, guest, own[0] ?? 0)).toMatchObject({ title: "Why does it hum?" });
    expect((await actorOf(forum, bert.id ?? 0)).suspension).toBeNull();
    expect(await forum.db.select().from(posts).where(eq(posts.withheld, "spam"))).toEqual([]);
    await counted();

    async function counted() {
      const ids = (await forum.db.select({ id: threads.id }).from(threads)).map(({ id }) => id);
      const people = (await forum.db.select({ id: users.id }).from(users)).map(({ id }) => id);
      await forum.write(async (tx) => {
        expect(await recountThreads(tx, ids)).toEqual([]);
        expect(await recountCategories(tx)).toEqual([]);
        expect(await recountMembers(tx, people)).toEqual([]);
      });
    }
  }, 30_000);
});
