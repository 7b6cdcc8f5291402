import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { decisions, memberNotices, sessions, users } from "#db/schema/index.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { type Actor, actorOf } from "../../members/actor.ts";
import { replyToThread } from "../../threads/reply.ts";
import { liftSuspension } from "../accounts.ts";
import { findForModerationInput, limitInput, limitPeopleInput } from "./input.ts";
import { liftPeople, limitMember, limitPeople } from "./limit.ts";
import { findForModeration, PEOPLE_PER_PAGE } from "./queries.ts";

const how = (more: object = {}) => ({ outcome: "suspend", rule: "friendly", reason: "Insults.", days: "3", ...more });

test("a moderator silences and suspends from the profile: a decision with rule and reason, from the next request on", async () => {
  const { forum, moderator, bert, thread, clock, later } = await aModeratedForum();
  const userId = bert.id ?? 0;
  await limitMember(forum, moderator, limitInput.parse({ userId, ...how({ outcome: "silence" }) }));
  const silenced = await actorOf(forum, userId);
  expect(silenced.silence).toEqual({ until: clock.now + 3 * 86_400_000, reason: "Insults." });
  const words = { id: thread, to: null, body: "But!", clientKey: "a-key-of-a-form" };
  await expect(replyToThread(forum, silenced, words)).rejects.toMatchObject({ code: "silenced" });
  await limitMember(forum, moderator, limitInput.parse({ userId, ...how() }));
  expect((await actorOf(forum, userId)).role).toBe("guest");
  const rows = await forum.db.select().from(decisions).orderBy(decisions.id);
  expect(rows.map(({ kind, rule, reason, actorId }) => ({ kind, rule, reason, actorId }))).toEqual(
    ["silence", "suspend"].map((kind) => ({ kind, rule: "friendly", reason: "Insults.", actorId: moderator.id })),
  );
  clock.pass(6 * 60_000);
  await later();
  const told = and(eq(memberNotices.userId, userId), eq(memberNotices.kind, "decision"));
  expect((await forum.db.select().from(memberNotices).where(told)).every(({ sentAt }) => sentAt !== null)).toBe(true);
  await liftSuspension(forum, moderator, { userId });
  expect(await actorOf(forum, userId)).toMatchObject({ role: "member", silence: null, suspension: null });
  expect(await forum.db.$count(decisions, eq(decisions.kind, "lift"))).toBe(1);
});

test("what limits staff is an administrator's, and nobody limits themselves or without a rule", async () => {
  const { forum, moderator, second, member, ada } = await aModeratedForum();
  const boss = await member("Boss", { role: "administrator" });
  const limit = (by: Actor, userId: number | null, more = {}) =>
    limitMember(forum, by, limitInput.parse({ userId, ...how(more) }));
  await expect(limit(moderator, second.id)).rejects.toMatchObject({ code: "for_administrators" });
  await expect(limit(moderator, moderator.id)).rejects.toMatchObject({ code: "own_case" });
  await expect(limit(moderator, ada.id, { rule: "" })).rejects.toMatchObject({ code: "choose_rule" });
  await expect(limit(ada, second.id)).rejects.toMatchObject({ code: "not_allowed" });
  await limit(boss, second.id);
  await expect(liftSuspension(forum, moderator, { userId: second.id ?? 0 })).rejects.toMatchObject({
    code: "for_administrators",
  });
  await liftSuspension(forum, boss, { userId: second.id ?? 0 });
});

test("what an administrator has decided is neither lifted nor shortened by a moderator", async () => {
  const { forum, moderator, second, member, bert } = await aModeratedForum();
  const boss = await member("Boss", { role: "administrator" });
  const userId = bert.id ?? 0;
  const limit = (by: Actor, more = {}) => limitMember(forum, by, limitInput.parse({ userId, ...how(more) }));
  await limit(moderator);
  await liftSuspension(forum, second, { userId });
  await limit(boss, { days: "30" });
  const refused = { code: "for_administrators" };
  await expect(limit(moderator, { days: "1" })).rejects.toMatchObject(refused);
  await expect(liftSuspension(forum, moderator, { userId })).rejects.toMatchObject(refused);
  await limit(moderator, { days: "40" });
  await liftSuspension(forum, second, { userId });
  expect((await actorOf(forum, userId)).suspension).toBeNull();
});

test("several at once: a decision for each, and who may not be limited keeps nobody else from being", async () => {
  const { forum, moderator, second, ada, bert, settled } = await aModeratedForum();
  const cora = await settled("Cora");
  const userIds = [ada, second, bert, cora].map(({ id }) => String(id));
  const input = limitPeopleInput.parse({ userIds, ...how() });
  expect(await limitPeople(forum, moderator, input)).toEqual({ done: 3, refused: 1 });
  expect(await forum.db.$count(decisions, eq(decisions.kind, "suspend"))).toBe(3);
  expect((await actorOf(forum, second.id ?? 0)).suspension).toBeNull();
  const lifted = await liftPeople(forum, moderator, { userIds: [ada.id ?? 0, bert.id ?? 0] });
  expect(lifted).toEqual({ done: 2, refused: 0 });
  expect((await actorOf(forum, cora.id ?? 0)).suspension).not.toBeNull();
  const staffAlone = limitPeopleInput.parse({ userIds: String(second.id), ...how() });
  await expect(limitPeople(forum, moderator, staffAlone)).rejects.toMatchObject({ code: "for_administrators" });
  expect(limitPeopleInput.safeParse(how()).success).toBe(false);
});

test("people are found by name, e-mail, address and state, with as many statements for one as for a page", async () => {
  const { forum, clock, member, moderator, ada, bert } = await aModeratedForum();
  const boss = await member("Boss", { role: "administrator" });
  const finds = async (by: Actor, query: object, page = 1) =>
    (await findForModeration(forum, by, findForModerationInput.parse(query), page)).people.map((one) => one.username);
  expect(await finds(moderator, { q: "ad" })).toEqual(["Ada"]);
  expect(await finds(moderator, { q: "@ADA" })).toEqual(["Ada"]);
  // A moderator finds the address that they know, and reads none.
  expect(await finds(moderator, { q: "bert@example.org" })).toEqual(["Bert"]);
  expect(await finds(moderator, { q: "example.org" })).toEqual([]);
  expect((await finds(boss, { q: "example.org" })).length).toBe(5);
  const seen = await findForModeration(forum, moderator, findForModerationInput.parse({}), 1);
  expect(seen.people.map(({ email }) => email)).toEqual([null, null, null, null, null]);
  const session = { userId: ada.id ?? 0, createdAt: clock.now, seenAt: clock.now, expiresAt: clock.now + 1, agent: "" };
  await forum.write(async (tx) => {
    await tx.insert(sessions).values({ id: "s", address: "192.0.2.7", ...session });
  });
  expect(await finds(boss, { address: "192.0.2.7" })).toEqual(["Ada"]);
  expect((await finds(moderator, { address: "192.0.2.7" })).length).toBe(5);
  await limitMember(forum, moderator, limitInput.parse({ userId: bert.id, ...how({ outcome: "silence" }) }));
  expect(await finds(moderator, { state: "silenced" })).toEqual(["Bert"]);
  expect(await finds(moderator, { state: "suspended" })).toEqual([]);
  expect((await finds(moderator, { state: "staff" })).sort()).toEqual(["Boss", "Mia", "Mo"]);
  expect((await finds(moderator, { state: "new" })).sort()).toEqual(["Boss", "Mia", "Mo"]);
  const statements = async () => {
    await somebodyWrites(forum);
    const before = forum.store.statements;
    await finds(boss, {});
    return forum.store.statements - before;
  };
  const few = await statements();
  await forum.write(async (tx) => {
    const [row] = await tx
      .select()
      .from(users)
      .where(eq(users.id, ada.id ?? 0));
    if (!row) throw new Error("nobody");
    const { id: _, ...columns } = row;
    const crowd = Array.from({ length: 60 }, (_each, n) => ({
      ...{ ...columns, username: `p${n}x`, usernameKey: `p${n}x`, email: null, emailKey: null },
    }));
    await tx.insert(users).values(crowd);
  });
  expect(await statements()).toBe(few);
  expect((await finds(boss, {})).length).toBe(PEOPLE_PER_PAGE);
  expect((await finds(boss, {}, 2)).length).toBe(15);
  await expect(finds(ada, {})).rejects.toMatchObject({ code: "not_allowed" });
});
