import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { createSite } from "./site.ts";

/** The server's front, with pages that say nothing. */
async function aSite(siteUrl: string): Promise<string> {
  const { forum } = await aForum({ env: { SITE_URL: siteUrl } });
  const site = createSite(forum, async (_request, response) => void response.end("a page"), []);
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
