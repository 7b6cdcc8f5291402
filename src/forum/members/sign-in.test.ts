import { expect, test } from "vitest";
import { aForum, type TestForum } from "#testing/forum.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { suspendMember } from "../moderation/accounts.ts";
import { putSettings } from "../settings/changes.ts";
import { actorOf, actorOfSession, guest } from "./actor.ts";
import { browserOf } from "./agents.ts";
import { revokeSession, signIn, signOut, signOutEverywhere, signOutOthers, touchSession } from "./commands.ts";
import { knownOn } from "./devices.ts";
import { returnField, signInInput } from "./input.ts";
import { changePassword } from "./password-commands.ts";
import { hashPassword } from "./passwords.ts";
import { idOf } from "./policy.ts";
import { ownSessions } from "./queries.ts";
import { SESSION_MS, secretHash } from "./sessions.ts";

const PASSWORD = "the right password";
const HOME = { address: "192.0.2.1", agent: "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0" };
const ATTACKER = { address: "198.51.100.7", agent: "" };

async function withAnna(): Promise<TestForum & { annaId: number; enter: typeof attempt }> {
  const story = await aForum();
  const anna = await story.member("anna", { passwordHash: await hashPassword(PASSWORD) });
  const attempt = (password = PASSWORD, origin: Parameters<typeof signIn>[3] = HOME, login = "anna") =>
    signIn(story.forum, guest, signInInput.parse({ login, password }), origin);
  return { ...story, annaId: idOf(anna), enter: attempt };
}

test("a wrong password, an unknown name, an unknown address and a deleted account get the same answer", async () => {
  const { forum, member, enter } = await withAnna();
  await member("imported", { passwordHash: null });
  const refusals = [];
  await forum.settings();
  for (const login of ["anna", "ANNA@example.org", "nobody", "nobody@example.org", "imported", "' or 1=1 --", "@"]) {
    await somebodyWrites(forum);
    const before = forum.store.statements;
    const refusal = await enter("wrong", HOME, login).catch(({ code, field, detail }) => ({ code, field, detail }));
    refusals.push({ ...refusal, statements: forum.store.statements - before });
  }
  // The settings' version and one look for the account: no more when there is one.
  const same = { code: "sign_in_failed", field: "login", detail: {}, statements: 2 };
  expect(refusals).toEqual(refusals.map(() => same));
});

test("guesses run out, for names that exist and for those that do not", async () => {
  const { enter, clock } = await withAnna();
  for (const login of ["anna", "nobody"]) {
    for (let n = 0; n < 10; n++) {
      await expect(enter(`guess ${n}`, { ...ATTACKER, address: `198.51.100.${n}` }, login)).rejects.toThrow(
        "sign_in_failed",
      );
    }
    const eleventh = enter(PASSWORD, { ...ATTACKER, address: "198.51.100.99" }, login);
    await expect(eleventh).rejects.toMatchObject({ code: "too_many", detail: { seconds: expect.any(Number) } });
  }
  clock.pass(0);
});

test("user name and address count by themselves, so that they do not tell that they are one person", async () => {
  const { enter } = await withAnna();
  for (let n = 0; n < 10; n++) await enter("guess", { ...ATTACKER, address: `198.51.100.${n}` }).catch(() => undefined);
  await expect(enter("guess", ATTACKER, "anna@example.org")).rejects.toThrow("sign_in_failed");
});

test("one address may not guess at many names", async () => {
  const { enter } = await withAnna();
  for (let n = 0; n < 30; n++) await enter("guess", ATTACKER, `name${n}`).catch(() => undefined);
  await expect(enter(PASSWORD, ATTACKER)).rejects.toMatchObject({ code: "too_many" });
  await enter(PASSWORD, HOME);
});

test("whoever signs in again and again is not counted", async () => {
  const { enter } = await withAnna();
  for (let n = 0; n < 12; n++) await enter();
});

test("guesses elsewhere never keep the owner out of a browser that the account knows", async () => {
  const { enter, annaId, forum, member } = await withAnna();
  const device = await knownOn(forum, new Map(), annaId);
  for (let n = 0; n < 40; n++) await enter("guess", { ...ATTACKER, address: HOME.address }).catch(() => undefined);
  await expect(enter()).rejects.toMatchObject({ code: "too_many" });
  await enter(PASSWORD, { ...HOME, device });
  const other = idOf(await member("berta"));
  // A browser that knows somebody else counts like any other.
  await expect(enter(PASSWORD, { ...HOME, device: await knownOn(forum, new Map(), other) })).rejects.toMatchObject({
    code: "too_many",
  });
  expect((await forum.settings()).limits.signInByDevice.count).toBeGreaterThan(10);
});

test("known browsers have a limit of their own, all of an account together", async () => {
  const { enter, annaId, forum } = await withAnna();
  const device = await knownOn(forum, new Map(), annaId);
  for (let n = 0; n < 10; n++) await enter("guess", { ...HOME, device }).catch(() => undefined);
  const another = await knownOn(forum, await knownOn(forum, new Map(), annaId), annaId);
  for (let n = 0; n < 10; n++) await enter("guess", { ...HOME, device: another }).catch(() => undefined);
  await expect(enter(PASSWORD, { ...HOME, device })).rejects.toMatchObject({ code: "too_many" });
});

test("a browser that knew the former password counts like any other", async () => {
  const { enter, annaId, forum } = await withAnna();
  const device = await knownOn(forum, new Map(), annaId);
  const anna = await actorOf(forum, annaId);
  await changePassword(forum, anna, { currentPassword: PASSWORD, password: "a newer password" });
  for (let n = 0; n < 10; n++) await enter("guess", { ...ATTACKER, device }).catch(() => undefined);
  await expect(enter("a newer password", { ...ATTACKER, device })).rejects.toMatchObject({ code: "too_many" });
  await enter("a newer password", { ...HOME, device: await knownOn(forum, device, annaId) });
});

test("limits are settings: a change holds at once", async () => {
  const { enter, forum } = await withAnna();
  const { limits } = await forum.settings();
  await forum.write((tx) => putSettings(tx, { limits: { ...limits, signInByAccount: { count: 1, seconds: 600 } } }));
  await enter("guess").catch(() => undefined);
  await expect(enter()).rejects.toMatchObject({ code: "too_many" });
});

test("signing in starts a new session each time, and ends the one this browser had", async () => {
  const { enter, forum } = await withAnna();
  const first = await enter();
  const actor = await actorOfSession(forum, secretHash(first.session));
  expect(actor).not.toBeNull();
  const second = await signIn(forum, actor ?? guest, signInInput.parse({ login: "anna", password: PASSWORD }), HOME);
  expect(second.session).not.toBe(first.session);
  expect(await actorOfSession(forum, secretHash(first.session))).toBeNull();
  // The database holds no secret: its own ids open nothing.
  expect(await actorOfSession(forum, secretHash(secretHash(second.session)))).toBeNull();
});

test("sessions are listed, this one first, and can be ended one by one, all others, and all", async () => {
  const { enter, forum, clock } = await withAnna();
  const phone = await enter(PASSWORD, {
    ...HOME,
    agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1",
  });
  clock.pass(60_000);
  const laptop = await enter();
  const actorFor = (session: string) => actorOfSession(forum, secretHash(session));
  const me = (await actorFor(phone.session)) ?? guest;
  const list = await ownSessions(forum, me);
  expect(list).toMatchObject([
    { browser: "Safari", system: "iPhone", current: true },
    { browser: "Firefox", system: "Linux", current: false, address: HOME.address },
  ]);
  expect(JSON.stringify(list)).not.toContain(laptop.session);
  await revokeSession(forum, me, { id: list[1]?.id ?? "" });
  expect(await actorFor(laptop.session)).toBeNull();
  await enter();
  await signOutOthers(forum, me);
  expect(await ownSessions(forum, me)).toHaveLength(1);
  await enter();
  await signOutEverywhere(forum, me);
  expect(await actorFor(phone.session)).toBeNull();
  expect(await ownSessions(forum, me)).toEqual([]);
});

test("nobody ends or sees the sessions of others", async () => {
  const { enter, forum, member } = await withAnna();
  const { session } = await enter();
  const eve = await member("eve");
  await revokeSession(forum, eve, { id: secretHash(session) });
  await signOut(forum, { ...eve, sessionId: secretHash(session) });
  await signOutEverywhere(forum, eve);
  expect(await actorOfSession(forum, secretHash(session))).not.toBeNull();
  expect(await ownSessions(forum, eve)).toEqual([]);
  for (const attempt of [signOutEverywhere, signOutOthers])
    await expect(attempt(forum, guest)).rejects.toThrow("signed_out");
  await expect(revokeSession(forum, guest, { id: secretHash(session) })).rejects.toThrow("signed_out");
});

test("a session ends when it is not used, and lives on while it is", async () => {
  const { enter, forum, clock } = await withAnna();
  const { session } = await enter();
  clock.pass(SESSION_MS - 1);
  const actor = await actorOfSession(forum, secretHash(session));
  await touchSession(forum, actor ?? guest);
  clock.pass(SESSION_MS - 1);
  expect(await actorOfSession(forum, secretHash(session))).not.toBeNull();
  clock.pass(1);
  expect(await actorOfSession(forum, secretHash(session))).toBeNull();
});

test("a suspended member signs in, reads why, and keeps their own account in hand", async () => {
  const { enter, forum, member, annaId } = await withAnna();
  const ada = await member("ada", { role: "administrator" });
  await suspendMember(forum, ada, { userId: annaId, days: 1, reason: "Spam." });
  const { session } = await enter();
  const anna = (await actorOfSession(forum, secretHash(session))) ?? guest;
  expect(anna).toMatchObject({ id: annaId, role: "guest", suspension: { reason: "Spam." } });
  await signOutEverywhere(forum, anna);
  expect(await actorOf(forum, annaId)).toMatchObject({ role: "guest" });
});

test.each([
  ["/t/a/1?page=2#post-21", "/t/a/1?page=2#post-21"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/ok\nSet-Cookie: a=b", "/"],
  ["/\t/evil.example", "/"],
  ["/sign-in", "/"],
  // What no header can carry, or nobody can read.
  ["/日本", "/"],
  ["/\u007f", "/"],
  ["/%ff", "/"],
  ["/%00", "/"],
  ["/tag/%E6%97%A5?q=%ff", "/tag/%E6%97%A5?q=%ff"],
  ["", "/"],
])("signing in with return %j leads to %j", (given, expected) => {
  expect(returnField.parse(given)).toBe(expected);
});

test("browsers are named as people call them", () => {
  expect(browserOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0")).toEqual({
    browser: "Edge",
    system: "Windows",
  });
  expect(browserOf("curl/8.5.0")).toEqual({ browser: null, system: null });
});
