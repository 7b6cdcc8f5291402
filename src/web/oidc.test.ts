import { afterAll, beforeAll, expect, test } from "vitest";
import type { Forum } from "#forum/forum.ts";
import { actorOfSession } from "#forum/members/actor.ts";
import { idOf } from "#forum/members/policy.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { aForum } from "#testing/forum.ts";
import { anIdentityProvider, OIDC_ENV } from "#testing/identity-provider.ts";
import { answerOidc, type OidcAnswer } from "./oidc.ts";
import { cookieCodec, sessionCookieName } from "./session-cookie.ts";

const before = process.env.NEXTAUTH_URL;
beforeAll(() => {
  process.env.NEXTAUTH_URL = "https://forum.example.org";
});
afterAll(() => {
  process.env.NEXTAUTH_URL = before;
});

const origin = { address: "192.0.2.1", agent: "Test" };
const anna = {
  sub: "u-1",
  email: "anna@example.org",
  email_verified: true,
  preferred_username: "anna",
  name: "Anna W.",
};

function cookieJar(...answers: OidcAnswer[]): Record<string, string> {
  const pairs = answers.flatMap(({ cookies }) => cookies.map((cookie) => cookie.split(";")[0]?.split("=") ?? []));
  return Object.fromEntries(pairs.map(([name = "", ...value]) => [name, value.join("=")]));
}

async function withProvider() {
  const provider = await anIdentityProvider();
  const story = await aForum({ env: { ...OIDC_ENV, OIDC_ISSUER: provider.issuer } });
  const start = async (query: Record<string, string> = {}) => {
    const begun = await answerOidc(story.forum, { path: "signin/oidc", query, cookies: {}, origin });
    if (!begun) throw new Error("nobody answered");
    return begun;
  };
  const back = async (begun: OidcAnswer, query: Record<string, string>, cookies = cookieJar(begun)) => {
    const done = await answerOidc(story.forum, { path: "callback/oidc", query, cookies, origin });
    if (!done) throw new Error("nobody answered");
    return done;
  };
  const come = async (claims: Record<string, unknown>, query: Record<string, string> = {}) => {
    const begun = await start(query);
    return back(begun, provider.answer(begun.location ?? "", claims));
  };
  return { ...story, provider, start, back, come };
}

async function whoIs(forum: Forum, answer: OidcAnswer) {
  const cookie = cookieJar(answer)[sessionCookieName(forum.config.siteUrl)];
  const id = await cookieCodec(forum).read(cookie);
  return id === null ? null : actorOfSession(forum, id);
}

test("somebody new becomes a member and goes on where they were; later they are known", async () => {
  const { forum, come, start, provider } = await withProvider();
  expect((await start({ return: "/t", scope: "all" })).location).not.toMatch(/return=|scope=all/);
  expect((await start()).location).toMatch(new RegExp(`^${provider.issuer}/authorize\\?.*code_challenge=`));
  const first = await come(anna, { return: "/t/a/1?page=2" });
  expect(first).toMatchObject({ location: "https://forum.example.org/t/a/1?page=2", signedIn: { userId: 1 } });
  const member = { id: 1, username: "anna", displayName: "Anna W.", role: "member" };
  expect(await whoIs(forum, first)).toMatchObject(member);
  expect(await whoIs(forum, await come({ ...anna, email: "changed@example.org", name: "Other" }))).toMatchObject(
    member,
  );
});

test("a verified address leads to the account that has it, an unverified one never does", async () => {
  const { forum, come, member } = await withProvider();
  const berta = await member("berta");
  const thief = await come({ sub: "u-9", email: "berta@example.org", email_verified: false, name: "Thief" });
  expect(await whoIs(forum, thief)).toMatchObject({ username: "Thief" });
  const text = await come({ sub: "u-8", email: "berta@example.org", email_verified: "true", name: "Thief2" });
  expect((await whoIs(forum, text))?.id).not.toBe(idOf(berta));
  const own = await come({ sub: "u-2", email: "BERTA@example.org", email_verified: true });
  expect((await whoIs(forum, own))?.id).toBe(idOf(berta));
  expect((await whoIs(forum, await come({ sub: "u-2" })))?.id).toBe(idOf(berta));
});

test("a name that is taken gets a number, one that is none becomes one", async () => {
  const { forum, come, member } = await withProvider();
  await member("anna");
  expect(await whoIs(forum, await come({ ...anna, email: null }))).toMatchObject({ username: "anna2" });
  expect(await whoIs(forum, await come({ sub: "u-3", name: "<admin>\u202e" }))).toMatchObject({ username: "admin_1" });
  expect(await whoIs(forum, await come({ sub: "u-4" }))).toMatchObject({ username: "member" });
});

test("two answers for one new person at once make one account", async () => {
  const { forum, start, back, provider } = await withProvider();
  const begun = [await start(), await start()];
  const done = await Promise.all(begun.map((one) => back(one, provider.answer(one.location ?? "", anna))));
  const people = await Promise.all(done.map((answer) => whoIs(forum, answer)));
  expect(people.map((person) => person?.id)).toEqual([1, 1]);
});

test("closed registration lets known people in, and nobody new", async () => {
  const { forum, come } = await withProvider();
  await come(anna);
  await forum.write((tx) => putSettings(tx, { registrationOpen: false }));
  expect((await come(anna)).signedIn).not.toBeNull();
  const refused = await come({ sub: "u-5", name: "New" });
  expect(refused).toMatchObject({
    signedIn: null,
    location: expect.stringContaining("/sign-in?error=registration_closed"),
  });
  expect(await whoIs(forum, refused)).toBeNull();
});

test.each([
  ["another issuer", { iss: "https://evil.example" }],
  ["another client", { aud: "somebody-else" }],
  ["another nonce", { nonce: "replayed" }],
  ["an old token", { exp: 1 }],
])("a token for %s lets nobody in", async (_what, forged) => {
  const { forum, come, provider } = await withProvider();
  provider.forge = forged;
  const answer = await come(anna);
  expect(answer).toMatchObject({ signedIn: null, location: "/sign-in?error=oidc_failed" });
  expect(await whoIs(forum, answer)).toBeNull();
});

test("an answer that this browser did not ask for lets nobody in", async () => {
  const { start, back, provider } = await withProvider();
  const mine = await start();
  const attackers = await start();
  const query = provider.answer(attackers.location ?? "", { sub: "attacker" });
  expect((await back(mine, query)).signedIn).toBeNull();
  expect((await back(mine, query, {})).signedIn).toBeNull();
  const state = new URL(mine.location ?? "").searchParams.get("state") ?? "";
  expect((await back(mine, { code: query.code ?? "", state })).signedIn).toBeNull();
});

test.each(["//evil.example", "https://evil.example/", "/\\evil.example"])("return %s leads home", async (target) => {
  const { come } = await withProvider();
  expect((await come(anna, { return: target })).location).toBe("https://forum.example.org/");
});

test("a provider that does not answer is said on the page to sign in", async () => {
  const { forum } = await aForum({ env: { ...OIDC_ENV, OIDC_ISSUER: "http://127.0.0.1:9" } });
  const answer = await answerOidc(forum, { path: "signin/oidc", query: {}, cookies: {}, origin });
  expect(answer).toMatchObject({ location: "/sign-in?error=oidc_failed", signedIn: null });
});

test("without a provider, and at any other address, nobody answers", async () => {
  const { forum } = await aForum();
  const request = { path: "signin/oidc", query: {}, cookies: {}, origin };
  expect(await answerOidc(forum, request)).toBeNull();
  const { forum: other } = await withProvider();
  for (const path of ["session", "csrf", "signout", "signin", "callback/other", "_log", "providers", ""]) {
    expect(await answerOidc(other, { ...request, path }), path).toBeNull();
  }
});
