/** Who is not let in, from where, and until when. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditLog, cases, users } from "#db/schema/index.ts";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { judges } from "../prevention/judge.ts";
import { NOT_SENT } from "../sent.ts";
import { putSettings } from "../settings/changes.ts";
import { type Prevention, preventionInput } from "../settings/prevention.ts";
import { replyToThread } from "../threads/reply.ts";
import { actorOf } from "./actor.ts";
import { block, blockInput, openBlocks, unblock } from "./blocks.ts";
import { changeEmail } from "./email.ts";
import { confirmSignUpInput, signUpInput } from "./input.ts";
import { hashPassword } from "./passwords.ts";
import { confirmSignUp, signUp } from "./sign-up.ts";

const DAY = 86_400_000;
const PASSWORD = "long enough to pass";

async function aGuardedForum(rules: Partial<Prevention> = {}) {
  const place = await aModeratedForum({ judges });
  const { forum } = place;
  await forum.write((tx) => putSettings(tx, { prevention: preventionInput.parse(rules) }));
  const admin = await place.member("Root", { role: "administrator" });
  const code = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error));
  const joins = (email: string, address = "192.0.2.1", more: Record<string, string> = {}) =>
    signUp(
      forum,
      signUpInput.parse({ username: email.split("@")[0], email, password: "long enough to pass", ...more }),
      { address, agent: "", locale: "en" },
    ).then(() => "mailed", code);
  const blocks = (kind: string, value: string, days = 7) =>
    block(forum, admin, blockInput.parse({ kind, value, days, reason: "spam" }));
  return { ...place, admin, code, joins, blocks };
}

describe("a block", () => {
  test("of a network keeps its addresses from signing up and from posting, until it ends", async () => {
    const { forum, clock, ada, admin, thread, joins, blocks, code } = await aGuardedForum();
    await blocks("address", "203.0.113.0/24", 2);
    await blocks("address", "2001:db8::/32", 2);
    const says = (actor: typeof ada, address: string) => {
      clock.pass(60_000);
      const words = { id: thread, to: null, body: "Hello.", clientKey: newKey() };
      return replyToThread(forum, actor, words, { ...NOT_SENT, address }).then(() => "stands", code);
    };
    expect(await joins("carla@example.org", "203.0.113.9")).toBe("blocked_address");
    expect(await joins("carla@example.org", "2001:db8:5::/64")).toBe("blocked_address");
    expect(await joins("carla@example.org", "203.0.114.9")).toBe("mailed");
    expect(await says(ada, "203.0.113.9")).toBe("blocked_address");
    expect(await says(ada, "203.0.114.9")).toBe("stands");
    expect(await says(admin, "203.0.113.9")).toBe("stands");
    clock.pass(2 * DAY);
    expect(await says(ada, "203.0.113.9")).toBe("stands");
    expect(await openBlocks(forum, admin)).toEqual([]);
  });

  test("of a domain holds for what belongs to it, is lifted, and stands in the log without the address", async () => {
    const { forum, admin, joins, blocks } = await aGuardedForum();
    await blocks("email", "@Throw.Example", 0);
    expect(await joins("carla@mail.throw.example")).toBe("blocked_email");
    expect(await joins("carla@throw.example.org")).toBe("mailed");
    const [first] = await openBlocks(forum, admin);
    await unblock(forum, admin, { id: first?.id ?? 0 });
    expect(await joins("carla@mail.throw.example")).toBe("mailed");
    const log = await forum.db.select({ kind: auditLog.kind, data: auditLog.data }).from(auditLog);
    expect(log.map(({ kind }) => kind)).toEqual(["block.added", "block.removed"]);
    expect(JSON.stringify(log)).not.toContain("throw");
  });

  test.each([
    ["address", "everywhere"],
    ["address", "203.0.113.0/33"],
    ["address", "203.0.113.0/8/8"],
    ["email", "example"],
    ["email", "carla@example.org"],
  ])("of %s %s is not understood", (kind, value) => {
    expect(blockInput.safeParse({ kind, value, days: 1 }).success).toBe(false);
  });

  test("is nobody's business but administrators'", async () => {
    const { forum, moderator } = await aGuardedForum();
    await expect(openBlocks(forum, moderator)).rejects.toMatchObject({ code: "not_allowed" });
  });
});

test("a new e-mail address is held to what holds for joining, and says nothing about other accounts", async () => {
  const { forum, member, later, mails, blocks, code } = await aGuardedForum({ signUpDomains: "example.org" });
  const passwordHash = await hashPassword(PASSWORD);
  const carla = await member("Carla", { email: "carla@example.org", passwordHash });
  const invited = await member("Dora", { email: "dora@guests.example", passwordHash });
  await member("Taken", { email: "taken@throw.example" });
  await blocks("email", "throw.example");
  await blocks("address", "203.0.113.0/24");
  const changes = (actor: typeof carla, email: string, address = "192.0.2.1") =>
    changeEmail(forum, actor, { email, ownPassword: PASSWORD }, { address }).then(() => "mailed", code);
  await later();
  const before = (await mails()).length;
  for (const name of ["carla", "taken"]) expect(await changes(carla, `${name}@throw.example`)).toBe("blocked_email");
  expect(await changes(carla, "carla@mail.throw.example")).toBe("blocked_email");
  expect(await changes(carla, "carla.new@example.org", "203.0.113.9")).toBe("blocked_address");
  expect(await changes(carla, "carla@elsewhere.example")).toBe("other_email");
  await later();
  expect((await mails()).length).toBe(before);
  expect(await changes(carla, "carla.new@example.org")).toBe("mailed");
  expect(await changes(invited, "dora.new@guests.example")).toBe("mailed");
  expect(await changes(invited, "dora@elsewhere.example")).toBe("other_email");
  const boss = await member("Boss", { email: "boss@example.org", role: "administrator", passwordHash });
  expect(await changes(boss, "boss@throw.example", "203.0.113.9")).toBe("mailed");
});

test("signing up can be for some domains only, and is not for who fills the field that nobody sees", async () => {
  const { joins } = await aGuardedForum({ signUpDomains: "example.org\n@example.com" });
  expect(await joins("carla@example.net")).toBe("other_email");
  expect(await joins("carla@Example.com")).toBe("mailed");
  expect(await joins("dora@example.org", "192.0.2.1", { contact_note: "x" })).toBe("trap_filled");
});

test("a new account that has to be let in reads, and writes once a moderator has kept its case", async () => {
  const { forum, thread, moderator, decides, mails, later, joins, code } = await aGuardedForum({
    approveNewcomers: true,
  });
  await joins("carla@example.org");
  await later();
  const link = (await mails()).at(-1)?.text?.match(/token=([\w-]+)|confirm-email\/([\w-]+)/);
  const token = link?.[1] ?? link?.[2] ?? "";
  const { userId } = await confirmSignUp(forum, confirmSignUpInput.parse({ token }), {
    address: "192.0.2.1",
    agent: "",
  });
  await later();
  const says = async () =>
    replyToThread(forum, await actorOf(forum, userId), {
      id: thread,
      to: null,
      body: "Hello.",
      clientKey: newKey(),
    }).then(() => "stands", code);
  expect(await says()).toBe("silenced");
  expect(await forum.db.select().from(cases).where(eq(cases.target, "member"))).toMatchObject([
    { kind: "held", targetId: userId },
  ]);
  await decides(moderator, userId, "keep");
  expect(await says()).toBe("stands");
  const [user] = await forum.db.select().from(users).where(eq(users.id, userId));
  expect(user).toMatchObject({ silencedUntil: null, silencedReason: null });
});
