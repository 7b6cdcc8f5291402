import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { actorOfSession } from "#forum/members/actor.ts";
import { isKnownOn, readDevice } from "#forum/members/devices.ts";
import { idOf } from "#forum/members/policy.ts";
import { endSessions, secretHash, startSession } from "#forum/members/sessions.ts";
import { aForum } from "#testing/forum.ts";
import type { ActionRequest } from "./action.ts";
import { originOf, signedInCookies } from "./device-cookie.ts";
import { cookieCodec, cookiesOf, signedOutCookie } from "./session-cookie.ts";

async function signedIn(env?: Record<string, string>) {
  const story = await aForum(env ? { env } : {});
  const anna = await story.member("anna");
  const secret = await story.forum.write((tx) =>
    startSession(tx, idOf(anna), { address: "", agent: "" }, story.clock.now),
  );
  return { ...story, anna, secret, codec: cookieCodec(story.forum) };
}
const contentOf = (cookie: string) => cookie.slice(cookie.indexOf("=") + 1).split(";")[0] ?? "";

function requestWith(cookie: string, settings: ActionRequest["settings"]): ActionRequest {
  const cookies = cookiesOf(cookie);
  return { settings, address: "192.0.2.1", agent: "", locale: "en", cookie: (name) => cookies.get(name) };
}

test("the cookie leads to its session until the session ends, also when it was read before", async () => {
  const { forum, anna, secret, codec } = await signedIn();
  const cookie = contentOf(await codec.write(secret, idOf(anna)));
  const id = await codec.read(cookie);
  expect(id).toBe(secretHash(secret));
  expect(await actorOfSession(forum, id ?? "")).toMatchObject({ username: "anna" });
  await forum.write((tx) => endSessions(tx, idOf(anna)));
  expect(await actorOfSession(forum, (await codec.read(cookie)) ?? "")).toBeNull();
});

test("a cookie that we did not write is none", async () => {
  const { forum, anna, secret, codec } = await signedIn();
  const own = contentOf(await codec.write(secret, idOf(anna)));
  const token = { sub: "1", sid: secret };
  const unsigned = [{ alg: "none" }, token]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const forged = [
    "",
    secret,
    secretHash(secret),
    `${unsigned}.`,
    own.slice(0, -2),
    `${own}A`,
    `${own.slice(0, 60)}${own[60] === "A" ? "B" : "A"}${own.slice(61)}`,
    await encode({ token, secret: "another secret, just as long as the first one" }),
    await encode({ token: { sub: "1" }, secret: forum.secret }),
    await encode({ token, secret: forum.secret, maxAge: -60 }),
  ];
  for (const value of forged) expect(await codec.read(value), value.slice(0, 40)).toBeNull();
  // A right signature with the database's own id, as somebody who read the table would try.
  const stolen = await encode({ token: { sub: "1", sid: secretHash(secret) }, secret: forum.secret });
  expect(await actorOfSession(forum, (await codec.read(stolen)) ?? "")).toBeNull();
});

test("over HTTPS both cookies are out of reach for scripts, other hosts and plain HTTP", async () => {
  const { forum, anna, secret } = await signedIn();
  const [session = "", device = ""] = await signedInCookies(forum, requestWith("", await forum.settings()), {
    userId: idOf(anna),
    session: secret,
  });
  expect(session).toMatch(
    /^__Host-next-auth\.session-token=[^;]+; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/,
  );
  expect(device).toMatch(/^__Host-stoa-device=[^;]+; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/);
  expect(session + device).not.toContain("Domain");
  expect(signedOutCookie(forum)).toMatch(/^__Host-next-auth\.session-token=; .*Max-Age=0; .*SameSite=Lax$/);
});

test("signing out leaves the device known, signing in on it adds to it", async () => {
  const { forum, member, anna, secret } = await signedIn({ SITE_URL: "http://127.0.0.1:3000" });
  const settings = await forum.settings();
  const cookies = await signedInCookies(forum, requestWith("", settings), { userId: idOf(anna), session: secret });
  const device = cookies[1]?.split(";")[0] ?? "";
  const known = { id: idOf(anna), passwordHash: null };
  expect(isKnownOn(forum, originOf(forum, requestWith(device, settings)).device, known)).toBe(true);
  const berta = idOf(await member("berta"));
  const again = await signedInCookies(forum, requestWith(device, settings), { userId: berta, session: secret });
  expect([...readDevice(contentOf(again[1] ?? "")).keys()]).toEqual([idOf(anna), berta]);
  const tampered = device.replace(/=\d+~/, `=${berta}~`);
  const { device: none } = originOf(forum, requestWith(tampered, settings));
  expect(isKnownOn(forum, none, { id: berta, passwordHash: null })).toBe(false);
});
