import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { aForum } from "#testing/forum.ts";
import { action } from "./action.ts";
import { here } from "./context.ts";
import type { Render } from "./rendering.ts";
import type { PageActions } from "./routes.ts";
import { createSite } from "./site.ts";

const sayNothing: Render = async (_request, response) => void response.end("a page");

/** The server's front, with pages that say nothing. */
async function aSite(siteUrl: string, render = sayNothing, pages: readonly PageActions[] = []): Promise<string> {
  const { forum } = await aForum({ env: { SITE_URL: siteUrl } });
  return served(createSite(forum, render, pages));
}

async function served(site: ReturnType<typeof createSite>): Promise<string> {
  const server = createServer((request, response) => void site(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a forum at an HTTPS address is never asked for over plain HTTP again, whatever it answers", async () => {
  const [secure, plain] = [await aSite("https://forum.example.org"), await aSite("http://forum.example.org")];
  for (const path of ["/", "/stoa.js", "/%ff", "/_next/static/nope.css"]) {
    const header = async (site: string) => (await fetch(site + path)).headers.get("strict-transport-security");
    expect([path, await header(secure)]).toEqual([path, "max-age=31536000"]);
    expect([path, await header(plain)]).toEqual([path, null]);
  }
});

test("a page that is kept is answered at once to guests who read, and to nobody else", async () => {
  const asked: string[] = [];
  const site = await aSite("http://forum.example.org", async (request, response) => {
    asked.push(`${request.method} ${request.headers.cookie ?? "no cookie"}`);
    response.setHeader("content-type", "text/html");
    response.end(`a page ${asked.length}`);
  });
  const ask = async (more: { method?: string; cookie?: string } = {}) => {
    const { method = "GET", cookie } = more;
    const answer = await fetch(`${site}/rules`, { method, headers: cookie ? { cookie } : {} });
    return [answer.status, await answer.text()];
  };
  const kept = [200, "a page 1"];
  expect(await ask()).toEqual(kept);
  expect(await ask()).toEqual(kept);
  expect(await ask({ method: "HEAD" })).toEqual([200, ""]);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await ask({ method }))[0], method).toBe(405);
  // Somebody's cookie is looked at; whoever is nobody behind it is a guest.
  for (const cookie of ["theme=dark", "next-auth.session-token=made-up"]) expect(await ask({ cookie })).toEqual(kept);
  expect(asked).toEqual(["GET no cookie"]);
});

test("a form that fails comes back with what was typed, and without what is secret", async () => {
  const showForm: Render = async (_request, response) => void response.end(JSON.stringify(here().form));
  const fail = action(z.object({}), async () => {
    throw new Error("the disk is full");
  });
  const site = await aSite("http://forum.example.org", showForm, [{ page: "/new", actions: { start: fail } }]);
  const body = new URLSearchParams({ do: "start", body: "A long text", password: "secret" });
  const answer = await fetch(`${site}/new`, { method: "POST", body });
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({
    values: { body: "A long text" },
    errors: [{ field: "", code: "failed" }],
  });
  expect(JSON.stringify(await (await fetch(`${site}/new`, { method: "POST", body })).json())).not.toContain("secret");
});

test("health is told by the database alone, also when it does not answer", async () => {
  const { forum } = await aForum();
  let gone = false;
  const ping = async () => !gone || Promise.reject(new Error("ECONNREFUSED"));
  const broken = {
    ...forum,
    store: { ...forum.store, ping, writesFail: false },
    settings: () => Promise.reject(new Error("gone")),
  };
  const site = await served(createSite(broken, sayNothing, []));
  const health = async () => {
    const answer = await fetch(`${site}/api/health`, { headers: { cookie: "stoa=nonsense" } });
    return [answer.status, await answer.text()];
  };
  expect(await health()).toEqual([200, '{"status":"ok"}']);
  broken.store.writesFail = true;
  expect(await health()).toEqual([200, '{"status":"ok","writes":"failing"}']);
  gone = true;
  broken.store.writesFail = false;
  expect(await health()).toEqual([503, '{"status":"unavailable"}']);
  expect((await fetch(`${site}/api/health`, { method: "HEAD" })).status).toBe(503);
});
