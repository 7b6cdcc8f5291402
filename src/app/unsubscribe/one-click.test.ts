import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Forum } from "#forum/forum.ts";
import { mailSettings } from "#forum/notifications/queries.ts";
import { unsubscribeToken } from "#forum/notifications/unsubscribe-token.ts";
import { aForum } from "#testing/forum.ts";
import { createSite } from "#web/site.ts";
import { pageActions } from "../actions.ts";

/** The server's own front over HTTP; pages are not rendered, their forms are run. */
async function served(forum: Forum): Promise<string> {
  const render = async (_request: unknown, response: { end(text: string): unknown }) => void response.end("a page");
  const site = createSite(forum, render, pageActions);
  const server = createServer((request, response) => void site(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => new Promise((done) => server.close(() => done())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ONE_CLICK = { "List-Unsubscribe": "One-Click" };
const multipart = new FormData();
multipart.set("List-Unsubscribe", "One-Click");

test.each([
  ["urlencoded", new URLSearchParams(ONE_CLICK)],
  ["multipart", multipart],
])("a mail program unsubscribes with one %s post, without cookies or redirects (RFC 8058)", async (_form, body) => {
  const { forum, member } = await aForum();
  const ada = await member("Ada");
  const site = await served(forum);
  const path = `/unsubscribe/${unsubscribeToken(forum.secret, { userId: ada.id ?? 0, threadId: null })}`;
  expect((await fetch(site + path)).status).toBe(200);
  expect((await fetch(site + path, { method: "HEAD" })).status).toBe(200);
  expect(await mailSettings(forum, ada)).toMatchObject({ mailOn: true });
  const answer = await fetch(site + path, { method: "POST", body, redirect: "manual" });
  expect(answer.status).toBe(200);
  expect(await mailSettings(forum, ada)).toMatchObject({ mailOn: false });
});

test("a made-up link switches nothing off", async () => {
  const { forum, member } = await aForum();
  const ada = await member("Ada");
  const path = `/unsubscribe/${unsubscribeToken("another secret", { userId: ada.id ?? 0, threadId: null })}`;
  const answer = await fetch((await served(forum)) + path, { method: "POST", body: new URLSearchParams(ONE_CLICK) });
  expect(answer.status).toBe(404);
  expect(await mailSettings(forum, ada)).toMatchObject({ mailOn: true });
});
