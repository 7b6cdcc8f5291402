import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { categories, posts } from "#db/schema/index.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { bumpVersion } from "../versions.ts";
import { caseView } from "./case/queries.ts";
import { handOverCase } from "./hand-over.ts";
import { editHidden } from "./hidden.ts";
import { CLAIM_MS, claimCase } from "./looking.ts";
import { EVERYTHING, listCases, neighbours, queueState, waitingCases } from "./queue/queries.ts";

test("the queue shows illegal content first, then what waits longest, and leads from one case to the next", async () => {
  const { forum, clock, ada, moderator, opening, reply, settled, flags, replies, thread, later } =
    await aModeratedForum();
  const cora = await settled("Cora");
  await replies(cora, thread, "And so do I.");
  await later();
  await flags(ada, reply, "off_topic");
  clock.pass(60_000);
  await flags(ada, reply + 1, "spam");
  clock.pass(60_000);
  await flags(cora, opening, "illegal", "Paragraph 1.");
  const found = await listCases(forum, moderator, EVERYTHING, 1);
  expect(found?.items.map(({ kind }) => kind)).toEqual(["illegal", "off_topic", "spam"]);
  expect(found?.items[0]).toMatchObject({ title: "Why does it hum?", isThread: true, author: "Ada", reportCount: 1 });
  const ids = found?.items.map(({ id }) => id) ?? [];
  const [first, second, third] = found?.items ?? [];
  const near = (row: typeof first) =>
    neighbours(forum, moderator, { id: row?.id ?? 0, openedAt: row?.openedAt ?? 0, isGrave: row?.kind === "illegal" });
  expect(await near(first)).toEqual({ previous: null, next: ids[1], left: 2 });
  expect(await near(second)).toEqual({ previous: ids[0], next: ids[2], left: 2 });
  expect(await near(third)).toEqual({ previous: ids[1], next: ids[0], left: 2 });
  const spam = { ...EVERYTHING, kind: "spam" } as const;
  expect((await listCases(forum, moderator, spam, 1))?.items.map(({ kind }) => kind)).toEqual(["spam"]);
  expect(await queueState(forum, moderator)).toMatchObject({ open: 3, oldest: second?.openedAt, closed: 0 });
  expect([await waitingCases(forum, moderator), await waitingCases(forum, ada)]).toEqual([3, 0]);
  expect(await listCases(forum, ada, EVERYTHING, 1)).toBeNull();
  expect(await caseView(forum, ada, ids[0] ?? 0)).toBeNull();
});

test("who is on a case is seen by others, for a while, and keeps nobody from deciding", async () => {
  const { forum, clock, ada, moderator, second, flags, reply, openCaseOf, decides } = await aModeratedForum();
  await flags(ada, reply);
  const { id } = await openCaseOf(reply);
  await claimCase(forum, moderator, { caseId: id });
  await claimCase(forum, second, { caseId: id });
  const seenBy = async (actor: typeof ada) => (await caseView(forum, actor, id))?.claimedBy?.displayName;
  expect([await seenBy(moderator), await seenBy(second)]).toEqual([undefined, "Mo"]);
  clock.pass(CLAIM_MS + 1);
  expect(await seenBy(second)).toBeUndefined();
  await claimCase(forum, second, { caseId: id });
  expect(await seenBy(moderator)).toBe("Mia");
  await decides(moderator, reply, "keep");
});

test("a case shows the talk, the author's record, earlier cases and both versions of an edit", async () => {
  const { forum, ada, bert, moderator, flags, reply, openCaseOf, decides } = await aModeratedForum();
  await flags(ada, reply);
  await decides(moderator, reply, "hide");
  await editHidden(forum, bert, { postId: reply, revision: 1, body: "Have it looked at." });
  const view = await caseView(forum, moderator, (await openCaseOf(reply)).id);
  expect(view?.reported).toEqual({ body: "Throw it away.", revision: 1 });
  expect(view?.about?.post.body).toBe("Have it looked at.");
  expect(view?.context.map(({ author, number }) => [author.displayName, number])).toEqual([["Ada", 1]]);
  expect(view?.person).toMatchObject({ limited: 1, postCount: 1, earlier: [{ outcome: "hide", kind: "spam" }] });
  expect(view?.outcomes.map(({ outcome }) => outcome)).toContain("mark_as_spam");
});

test("of what stands where a moderator may not read there is no case for them", async () => {
  const { forum, member, category, asks, moderator, bert, settled, flags, later } = await aModeratedForum();
  const boss = await member("Boss", { role: "administrator" });
  const room = await category("Board");
  await asks(bert, "Of salaries.", room);
  await later();
  const [post] = await forum.db.select().from(posts).orderBy(desc(posts.id)).limit(1);
  await flags(await settled("Cora"), post?.id ?? 0, "off_topic");
  await forum.write(async (tx) => {
    await tx.update(categories).set({ see: "groups" }).where(eq(categories.id, room));
    await bumpVersion(tx, "structure");
  });
  expect(await waitingCases(forum, moderator)).toBe(0);
  expect(await waitingCases(forum, boss)).toBe(1);
  const found = await listCases(forum, boss, EVERYTHING, 1);
  expect(await caseView(forum, moderator, found?.items[0]?.id ?? 0)).toBeNull();
});

test("a case is handed over with a note: to one moderator, who finds it among their own, or to administrators", async () => {
  const { forum, clock, ada, bert, moderator, second, member, flags, opening, reply, openCaseOf, decides } =
    await aModeratedForum();
  const boss = await member("Boss", { role: "administrator" });
  await flags(ada, reply);
  await flags(bert, opening);
  const mine = async (actor: typeof ada) =>
    (await listCases(forum, actor, { ...EVERYTHING, mine: true }, 1))?.items.map(({ targetId }) => targetId);
  const handOver = async (actor: typeof ada, targetId: number, to: number | null) => {
    const { id, version } = await openCaseOf(targetId);
    await handOverCase(forum, actor, { caseId: id, version, to, reason: "You know him better." });
    return id;
  };
  await claimCase(forum, moderator, { caseId: (await openCaseOf(opening)).id });
  expect(await mine(moderator)).toEqual([opening]);
  clock.pass(CLAIM_MS + 1);
  expect(await mine(moderator)).toEqual([]);

  const id = await handOver(moderator, reply, second.id);
  expect([await mine(moderator), await mine(second), await mine(boss)]).toEqual([[], [reply], []]);
  const found = await caseView(forum, second, id);
  expect(found?.handedTo?.displayName).toBe("Mia");
  expect(found?.decisions).toMatchObject([
    { kind: "hand_over", reason: "You know him better.", by: { displayName: "Mo" }, to: { displayName: "Mia" } },
  ]);
  for (const nobody of [ada.id ?? 0, 4711])
    await expect(handOver(moderator, reply, nobody)).rejects.toMatchObject({ code: "hand_over_to" });
  await handOver(second, reply, null);
  expect([await mine(second), await mine(boss)]).toEqual([[], [reply]]);
  await expect(handOver(second, reply, moderator.id)).rejects.toMatchObject({ code: "for_administrators" });
  await expect(handOver(boss, reply, moderator.id)).rejects.toMatchObject({ code: "hand_over_to" });
  // It keeps nobody else from deciding, and is over with that.
  await handOver(moderator, opening, second.id);
  await decides(moderator, opening, "keep");
  expect(await mine(second)).toEqual([]);
});

test("what concerns a moderator is handed over to nobody whom it concerns, or who may not read it", async () => {
  const { forum, member, category, asks, moderator, second, settled, flags, later, openCaseOf } =
    await aModeratedForum();
  const boss = await member("Boss", { role: "administrator" });
  const room = await category("Board");
  await asks(moderator, "Of salaries.", room);
  await later();
  const [post] = await forum.db.select().from(posts).orderBy(desc(posts.id)).limit(1);
  await flags(await settled("Cora"), post?.id ?? 0, "off_topic");
  const { id: caseId, version } = await openCaseOf(post?.id ?? 0);
  const to = (receiver: typeof boss) => handOverCase(forum, boss, { caseId, version, to: receiver.id, reason: "" });
  await expect(to(moderator)).rejects.toMatchObject({ code: "hand_over_to" });
  await forum.write(async (tx) => {
    await tx.update(categories).set({ see: "groups" }).where(eq(categories.id, room));
    await bumpVersion(tx, "structure");
  });
  await expect(to(second)).rejects.toMatchObject({ code: "hand_over_to" });
  expect((await caseView(forum, boss, caseId))?.receivers.map(({ displayName }) => displayName)).toEqual(["Mia"]);
});
