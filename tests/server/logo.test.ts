/** The company's logo through a started server: sent with a form, shown on every page, kept for good. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_LOGO_BYTES } from "../../src/forum/logo/input.ts";
import { aPicture } from "../../src/testing/pictures.ts";
import { foundForum, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
let ada = "";
let ben = "";

beforeAll(async () => {
  site = await startSite();
  ada = await foundForum(site);
  await makeAccount(site, "ben");
  ben = await signedIn(site, "ben");
}, 120_000);

afterAll(async () => {
  await site?.stop();
});

function send(
  files: Record<string, Blob>,
  { cookie = ada, path = "/admin/logo", ...fields }: Record<string, string> = {},
) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ do: "changeLogo", ...fields })) body.set(name, value);
  for (const [name, value] of Object.entries(files)) body.set(name, value, `${name}.png`);
  return fetch(site.url + path, { method: "POST", redirect: "manual", headers: { cookie }, body });
}

/** Who is refused while still sending hears of it by a connection that ends. */
const statusOf = (sent: Promise<Response>) =>
  sent.then(
    ({ status }) => status,
    ({ cause }) => (/EPIPE|ECONNRESET/.test(String(cause)) ? 413 : cause),
  );
const blob = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
const home = async () => (await fetch(`${site.url}/latest`)).text();
const pictureOf = (html: string) => /<a class="brand[^"]*".*?<\/a>/s.exec(html)?.[0] ?? "";
const addressIn = (html: string) => /\/logo\/[0-9a-f]{16}\.webp/.exec(html)?.[0] ?? "";

test("it is shown at once, in a room of its own, and can be kept for good", async () => {
  expect(pictureOf(await home())).toContain("/icons.svg#brand");
  const logo = blob(await aPicture(400, 100).png().toBuffer());
  const sent = await send({ logo }, { nameShown: "on" });
  expect([sent.status, sent.headers.get("location")]).toEqual([303, "/admin/logo?done=saved"]);
  // The page that guests are served was kept before.
  const brand = pictureOf(await home());
  expect(brand).toMatch(/<img src="[^"]+" width="400" height="100" alt=""\/>/);
  expect(brand).toContain("Alpine Club");
  const path = addressIn(brand);
  const answer = await fetch(site.url + path);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  const etag = answer.headers.get("etag") ?? "";
  expect((await fetch(site.url + path, { headers: { "if-none-match": etag } })).status).toBe(304);
  expect((await fetch(site.url + path, { method: "HEAD" })).headers.get("content-length")).toBe(
    String((await answer.arrayBuffer()).byteLength),
  );
  expect(await (await fetch(site.url)).text()).toContain(`itemProp="logo" href="${site.url}${path}"`);
});

test("without the name beside it, it says the name", async () => {
  const dark = blob(await aPicture(200, 50, "#ffffff").png().toBuffer());
  expect((await send({ logoDark: dark })).status).toBe(303);
  const brand = pictureOf(await home());
  expect(brand).toContain('alt="Alpine Club"');
  expect(brand).not.toContain('class="label"');
  expect(brand).toContain('media="(prefers-color-scheme: dark)"');
});

test("what cannot be taken is said beside the field, with what was ticked", async () => {
  const tooLarge = blob(Buffer.alloc(MAX_LOGO_BYTES + 1, 1));
  const far = blob(Buffer.alloc(8 * 1024 * 1024, 1));
  const svg = blob(Buffer.from("<svg onload='alert(1)'/>"));
  for (const [file, status, sentence] of [
    [svg, 422, "SVG drawings can carry programs"],
    [blob(Buffer.from("hello")), 422, "This is no picture"],
    [tooLarge, 413, "This file is too large: at most 2 MB."],
    [far, 413, "This file is too large: at most 2 MB."],
  ] as const) {
    const answer = await send({ logo: file });
    const html = await answer.text();
    expect([answer.status, html.includes(sentence)]).toEqual([status, true]);
    expect(/<span class="error" id="logo-error">.*?<\/span>/s.exec(html)?.[0]).toContain(sentence);
    expect(html).toContain('aria-describedby="logo-hint logo-error"');
  }
  // Longer than anybody's patience: cut off.
  const huge = blob(Buffer.alloc(40 * 1024 * 1024, 1));
  expect(await statusOf(send({ logo: huge }))).toBe(413);
});

test("nobody but administrators sends files, and no other form takes them", async () => {
  const logo = blob(await aPicture().png().toBuffer());
  const large = blob(Buffer.alloc(1024 * 1024));
  expect((await send({ logo }, { cookie: ben })).status).toBe(403);
  expect(await statusOf(send({ logo: large }, { cookie: ben }))).toBe(413);
  expect(await statusOf(send({ logo: large }, { cookie: "" }))).toBe(413);
  expect(await statusOf(send({ logo: large }, { path: "/admin/settings", do: "changeSettings" }))).toBe(413);
  // A file in a field for words is no words.
  const named = await send({ siteName: logo }, { path: "/admin/settings", do: "changeSettings" });
  expect(named.status).toBe(422);
});

test("a form of very many parts is refused", async () => {
  const fields = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`f${n}`, "1"]));
  expect((await send({}, fields)).status).toBe(413);
});

test("taken away, its address says that it is gone", async () => {
  const path = addressIn(pictureOf(await home()));
  const removed = await sendForm(`${site.url}/admin/logo`, { do: "removeLogo", variant: "light" }, { cookie: ada });
  expect(removed.status).toBe(303);
  expect(pictureOf(await home())).toContain("/icons.svg#brand");
  expect((await fetch(site.url + path)).status).toBe(410);
  expect((await fetch(`${site.url}/logo/0123456789abcdef.webp`)).status).toBe(404);
  expect((await fetch(`${site.url}/logo/..%2F..%2Fstoa.db`)).status).toBe(404);
  expect((await fetch(site.url + path, { method: "POST" })).status).toBe(405);
});
