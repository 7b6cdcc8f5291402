import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, posts, threads, users } from "#db/schema/index.ts";
import { aForum, type TestForum } from "#testing/forum.ts";
import { liftSuspension, suspendMember } from "../moderation/accounts.ts";
import { actorOf, actorOfSession } from "./actor.ts";
import { setRole, setStaffWords } from "./administration.ts";
import { findPeople, PEOPLE_PER_PAGE, personById } from "./find-people.ts";
import { findPeopleInput, staffWordsInput } from "./input.ts";
import { inviteMember, openInvitations } from "./invitations.ts";
import { idOf } from "./policy.ts";
import { secretHash, startSession } from "./sessions.ts";

const DAY = 86_400_000;
const everybody = findPeopleInput.parse({});

async function withAdministrator() {
  const story = await aForum();
  const ada = await story.member("ada", { role: "administrator" });
  return { ...story, ada };
}

const kinds = async ({ forum }: Pick<TestForum, "forum">) =>
  (await forum.db.select({ kind: events.kind }).from(events).orderBy(events.id)).map(({ kind }) => kind);

test("a suspension holds on the next request of every session, says until when and why, and ends by itself", async () => {
  const { forum, member, ada, clock } = await withAdministrator();
  const bob = await member("bob", { role: "moderator" });
  const origin = { address: "", agent: "" };
  const session = secretHash(await forum.write((tx) => startSession(tx, idOf(bob), origin, clock.now)));
  await suspendMember(forum, ada, { userId: idOf(bob), days: 7, reason: "Insults." });
  const suspension = { until: clock.now + 7 * DAY, reason: "Insults." };
  expect(await actorOfSession(forum, session)).toMatchObject({ role: "guest", groups: [], suspension });
  clock.pass(7 * DAY);
  expect(await actorOfSession(forum, session)).toMatchObject({ role: "moderator", suspension: null });
  expect(await kinds({ forum })).toEqual(["decision.made", "member.suspended"]);
});

test("a suspension can be lifted, and can have no end", async () => {
  const { forum, member, ada, clock } = await withAdministrator();
  const bob = await member("bob");
  await suspendMember(forum, ada, { userId: idOf(bob), days: 0, reason: "Spam." });
  clock.pass(5_000 * DAY);
  expect(await actorOf(forum, idOf(bob))).toMatchObject({ role: "guest" });
  await liftSuspension(forum, ada, { userId: idOf(bob) });
  await liftSuspension(forum, ada, { userId: idOf(bob) });
  expect(await actorOf(forum, idOf(bob))).toMatchObject({ role: "member", suspension: null });
  expect(await kinds({ forum })).toEqual([
    ...["decision.made", "member.suspended"],
    ...["decision.made", "member.suspension_lifted"],
  ]);
});

test("a role holds at once; title and team are one line", async () => {
  const { forum, member, ada } = await withAdministrator();
  const bob = await member("bob");
  await setRole(forum, ada, { userId: idOf(bob), role: "staff" });
  const words = { userId: idOf(bob), title: "Product\ncare\u202e", team: " Support " };
  await setStaffWords(forum, ada, staffWordsInput.parse(words));
  expect(await personById(forum, ada, idOf(bob))).toMatchObject({
    role: "staff",
    title: "Product care",
    team: "Support",
  });
});

test("the last administrator stays one", async () => {
  const { forum, member, ada, clock } = await withAdministrator();
  const userId = idOf(ada);
  await expect(setRole(forum, ada, { userId, role: "member" })).rejects.toThrow("last_administrator");
  await expect(suspendMember(forum, ada, { userId, days: 1, reason: "x" })).rejects.toThrow("not_yourself");
  const eve = await member("eve", { role: "administrator" });
  await suspendMember(forum, ada, { userId: idOf(eve), days: 1, reason: "x" });
  // A suspended administrator administers nothing.
  await expect(setRole(forum, ada, { userId, role: "member" })).rejects.toThrow("last_administrator");
  clock.pass(DAY);
  await setRole(forum, ada, { userId, role: "member" });
});

test("two administrators who dismiss each other at the same moment leave one", async () => {
  const { forum, member, ada } = await withAdministrator();
  const eve = await member("eve", { role: "administrator" });
  await Promise.allSettled([
    setRole(forum, ada, { userId: idOf(eve), role: "member" }),
    setRole(forum, eve, { userId: idOf(ada), role: "member" }),
  ]);
  const left = await forum.db.select({ id: users.id }).from(users).where(eq(users.role, "administrator"));
  expect(left.length).toBe(1);
});

test("who stops being an administrator has no open invitations", async () => {
  const { forum, member, ada } = await withAdministrator();
  const eve = await member("eve", { role: "administrator" });
  await inviteMember(forum, eve, { email: "second@example.org", role: "administrator", title: "", team: "" });
  await setRole(forum, ada, { userId: idOf(eve), role: "member" });
  expect(await openInvitations(forum, ada)).toEqual([]);
});

test("nobody below administrator may do any of it", async () => {
  const { forum, member } = await withAdministrator();
  const mod = await member("maria", { role: "moderator" });
  const userId = idOf(mod);
  for (const attempt of [
    () => setRole(forum, mod, { userId, role: "administrator" }),
    () => setStaffWords(forum, mod, { userId, title: "Boss", team: "Boss" }),
    () => suspendMember(forum, mod, { userId: userId - 1, days: 1, reason: "x" }),
    () => findPeople(forum, mod, everybody, 1),
    () => personById(forum, mod, userId),
  ]) {
    await expect(attempt()).rejects.toThrow("not_allowed");
  }
});

test("a new badge grows the versions of the threads that show it", async () => {
  const { forum, member, category, ada } = await withAdministrator();
  const bob = await member("bob");
  const categoryId = await category("Support");
  const authorId = idOf(bob);
  const at = { createdAt: 1, helpfulCount: 0 };
  const thread = { kind: "question", title: "T", slug: "t", lastNumber: 1, replyCount: 0, answerCount: 0 } as const;
  const post = { number: 1, body: "", html: "", rendererVersion: 0, revision: 1, importedScore: 0 };
  await forum.write(async (tx) => {
    await tx
      .insert(threads)
      .values({ ...thread, ...at, categoryId, authorId, lastPostAt: 1, lastPosterId: authorId, version: 1 });
    await tx.insert(posts).values({ ...post, ...at, threadId: 1, authorId });
  });
  await setStaffWords(forum, ada, { userId: authorId, title: "", team: "Support" });
  expect(await forum.db.select({ version: threads.version }).from(threads)).toEqual([{ version: 2 }]);
});

test("people are found by parts of names and addresses, by role and by state", async () => {
  const { forum, member, ada } = await withAdministrator();
  const bob = await member("bob", { displayName: "Röbert 100%_", role: "staff" });
  await member("carla", { email: "c@firma.example", emailConfirmedAt: null });
  const names = async (query: Partial<typeof everybody>) =>
    (await findPeople(forum, ada, { ...everybody, ...query }, 1)).people.map(({ username }) => username);
  expect(await names({})).toEqual(["carla", "bob", "ada"]);
  expect(await names({ q: "A" })).toEqual(["ada", "bob", "carla"]);
  expect(await names({ q: "FIRMA" })).toEqual(["carla"]);
  expect(await names({ q: "100%_" })).toEqual(["bob"]);
  expect(await names({ q: "%" })).toEqual(["bob"]);
  expect(await names({ q: "röb" })).toEqual(["bob"]);
  expect(await names({ q: "' or 1=1 --" })).toEqual([]);
  expect(await names({ role: "staff" })).toEqual(["bob"]);
  expect(await names({ state: "unconfirmed" })).toEqual(["carla"]);
  await suspendMember(forum, ada, { userId: idOf(bob), days: 1, reason: "x" });
  expect(await names({ state: "suspended" })).toEqual(["bob"]);
});

test("a list of people has pages, and as many queries on each", async () => {
  const { forum, member, ada } = await withAdministrator();
  for (let n = 0; n < PEOPLE_PER_PAGE; n++) await member(`person${n}`);
  const before = forum.store.statements;
  const first = await findPeople(forum, ada, everybody, 1);
  expect(forum.store.statements - before).toBe(3);
  expect(first).toMatchObject({ total: PEOPLE_PER_PAGE + 1, pages: 2 });
  expect((await findPeople(forum, ada, everybody, 2)).people).toHaveLength(1);
  expect((await findPeople(forum, ada, everybody, 3)).people).toHaveLength(0);
});
