/** What others show of the forum: pictures of threads, the forum's sign, its name. */
import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
let ada = "";
let ben = "";
let thread = "";

beforeAll(async () => {
  site = await startSite();
  ada = await foundForum(site);
  await makeAccount(site, "ben");
  ben = await signedIn(site, "ben");
  thread = await starts("Wärmepumpe lädt nicht 🔋", "1", ben);
}, 120_000);
afterAll(() => site?.stop());

async function starts(title: string, categoryId: string, cookie: string): Promise<string> {
  const fields = { do: "start", body: "It began yesterday.", clientKey: randomUUID(), tags: "", categoryId, title };
  const answer = await sendForm(`${site.url}/new`, fields, { cookie });
  return new URL(answer.headers.get("location") ?? "", site.url).pathname;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { redirect: "manual", headers: { "accept-encoding": "br, gzip", ...headers } });

async function drawn(path: string, headers: Record<string, string> = {}) {
  const answer = await get(path, headers);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { answer, bytes, etag: answer.headers.get("etag") };
}

/** What the head of a page says under `property` or `name`. */
async function said(path: string, name: string, headers: Record<string, string> = {}): Promise<string[]> {
  const html = await (await get(path, headers)).text();
  return [...html.matchAll(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`, "g"))].map(
    ([, value = ""]) => value,
  );
}

test("a thread is shared with its title, its state and a picture of the size that others ask for", async () => {
  expect(await said(thread, "og:title")).toEqual(["Wärmepumpe lädt nicht 🔋 · Questions"]);
  expect(await said(thread, "og:url")).toEqual([site.url + thread]);
  expect(await said(thread, "og:site_name")).toEqual(["Alpine Club"]);
  expect(await said(thread, "twitter:card")).toEqual(["summary_large_image"]);
  const image = `${thread}/card.png`;
  expect(await said(thread, "og:image")).toEqual([site.url + image]);
  const { answer, bytes } = await drawn(image);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("content-encoding")]).toEqual([
    200,
    "image/png",
    null,
  ]);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  expect(bytes.length).toBeLessThan(100_000);
  for (const path of ["/", "/categories", "/c/questions/1", "/u/ben"]) {
    expect([path, (await said(path, "og:image")).length, (await said(path, "og:description")).length]).toEqual([
      path,
      1,
      1,
    ]);
  }
  // Members pay for every byte, and share the same address.
  expect(await said(thread, "og:title", { cookie: ben })).toEqual([]);
});

test("a picture is drawn once for all, again when the thread changed, and never for made-up addresses", async () => {
  const image = `${thread}/card.png`;
  const before = await drawn(image);
  expect((await get(image, { "if-none-match": before.etag ?? "" })).status).toBe(304);
  expect((await drawn(image, { cookie: ben })).etag).toBe(before.etag);
  await sendForm(
    site.url + thread,
    { do: "reply", to: "", body: "Descale it.", clientKey: randomUUID() },
    { cookie: ada },
  );
  expect((await sendForm(site.url + thread, { do: "accept", postId: "2" }, { cookie: ben })).status).toBe(303);
  const solved = await drawn(image);
  expect([solved.answer.status, solved.etag === before.etag]).toEqual([200, false]);
  for (const path of [
    `${image}?v=2`,
    `/t/other${image.slice(image.lastIndexOf("/", image.length - 10))}`,
    image.replace(/^\/t\/[^/]+/, "/t"),
  ]) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 308, image]);
  }
  expect((await get("/t/x/99/card.png")).status).toBe(404);
});

test("nobody gets the picture of what guests may not read, whoever asks", async () => {
  const cookie = ada;
  const category = {
    name: "Board",
    description: "",
    kind: "discussions",
    color: "#0b6e5f",
    parentId: "",
    see: "staff",
    start: "staff",
    reply: "staff",
  };
  expect(
    (await sendForm(`${site.url}/admin/categories/new`, { do: "createCategory", ...category }, { cookie })).status,
  ).toBe(303);
  const secret = await starts("A secret plan", "3", ada);
  expect(secret).toMatch(/^\/t\/a-secret-plan\//);
  expect((await get(secret, { cookie })).status).toBe(200);
  for (const who of ["", cookie]) expect((await get(`${secret}/card.png`, { cookie: who })).status).toBe(404);
  expect((await sendForm(`${site.url}/p/1/delete`, { do: "delete", rule: "on_topic" }, { cookie })).status).toBe(303);
  for (const who of ["", cookie]) expect((await get(`${thread}/card.png`, { cookie: who })).status).toBe(410);
});

test("the forum has a sign of its own colour, and a manifest with its name", async () => {
  const html = await (await get("/")).text();
  const manifest = await (await get("/manifest.webmanifest")).json();
  expect(manifest).toMatchObject({
    name: "Alpine Club",
    short_name: "Alpine Club",
    start_url: "/",
    theme_color: "#0b6e5f",
  });
  expect(await said("/", "theme-color")).toEqual(["#0b6e5f"]);
  const named = [...html.matchAll(/<link rel="(?:icon|apple-touch-icon|manifest)" href="([^"]*)"/g)].map(
    ([, href = ""]) => href,
  );
  expect(named.length).toBe(4);
  for (const path of [...named, ...manifest.icons.map(({ src }: { src: string }) => src)])
    expect([path, (await get(path)).status]).toEqual([path, 200]);
  for (const [path, width] of [
    ["/icon-192.png", 192],
    ["/icon-512.png", 512],
    ["/apple-touch-icon.png", 180],
  ] as const) {
    expect([path, (await sharp((await drawn(path)).bytes).metadata()).width]).toEqual([path, width]);
  }
  const ico = (await drawn("/favicon.ico")).bytes;
  expect((await sharp(ico.subarray(22)).metadata()).width).toBe(48);
});
