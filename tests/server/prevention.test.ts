/** What keeps spam out, through the real forms. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Akismet, anAkismet, GOOD_KEY } from "../../src/testing/akismet.ts";
import { foundForum, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
let admin = "";
let ben = "";

let akismet: Akismet;
/** Jobs take their time where much else runs. */
const SOON = { timeout: 30_000 };

beforeAll(async () => {
  akismet = await anAkismet();
  site = await startSite({ env: { AKISMET_URL: akismet.url } });
  admin = await foundForum(site, { trusting: false });
  await makeAccount(site, "ben");
  ben = await signedIn(site, "ben");
}, 120_000);
afterAll(async () => {
  await site?.stop();
  akismet?.stop();
});

const post = (path: string, fields: Record<string, string>, cookie = "") =>
  sendForm(site.url + path, fields, { cookie });
const page = async (path: string, cookie = "") => (await fetch(site.url + path, { headers: { cookie } })).text();
const draft = (more: Record<string, string> = {}) => ({
  ...{ do: "start", categoryId: "1", title: `A thread ${randomUUID()}`, body: "Plain words.", tags: "" },
  ...{ clientKey: randomUUID(), ...more },
});

test("forms carry a field that nobody sees, and the time at which they were shown", async () => {
  const form = await page("/new", ben);
  expect(form).toMatch(/<div class="vh"><label>[^<]+<input type="text"[^>]*name="contact_note"/);
  const shown = /name="shown" value="([^"]+)"/.exec(form)?.[1] ?? "";
  expect(shown).toMatch(/^[0-9a-z]+\.[\w-]{22}$/);
  expect(await page("/sign-up")).toContain('name="contact_note"');
  const person = await post("/new", draft(), ben);
  expect(person.headers.get("location")).toMatch(/\/t\//);
  const quick = await post("/new", draft({ shown, body: "Look at https://somewhere-new.shop/x" }), ben);
  expect(quick.headers.get("location")).toMatch(/\/p\/\d+\/withheld$/);
  const trapped = await post("/new", draft({ contact_note: "x" }), ben);
  expect(trapped.headers.get("location")).toMatch(/\/p\/\d+\/withheld$/);
});

test("who has too many waiting is told so, with 429 and when to come back", async () => {
  await makeAccount(site, "cleo");
  const cleo = await signedIn(site, "cleo");
  for (const _ of [1, 2, 3]) await post("/new", draft({ contact_note: "x" }), cleo);
  const refused = await post("/new", draft({ body: "My words are kept." }), cleo);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("3600");
  expect(await refused.text()).toContain("My words are kept.");
});

test("administrators set the rules, watch words, try a text, and block an address; nobody else finds the pages", async () => {
  for (const path of ["/admin/prevention", "/admin/watched-words", "/admin/blocks"]) {
    expect((await fetch(site.url + path, { headers: { cookie: ben } })).status).toBe(404);
    expect((await fetch(site.url + path, { headers: { cookie: admin } })).status).toBe(200);
  }
  const [settings = ""] = (await page("/admin/prevention", admin))
    .split("</form>")
    .filter((form) => form.includes("holdAt"));
  const values = [...settings.matchAll(/<(?:input|textarea)[^>]* name="(\w+)"[^>]*?(?: value="([^"]*)")?[^>]*>/g)];
  const fields = Object.fromEntries(values.map(([, name = "", value = ""]) => [name, value]));
  delete fields.approveNewcomers;
  const saved = await post("/admin/prevention", { ...fields, do: "changePrevention", holdAt: "7" }, admin);
  expect(saved.headers.get("location")).toMatch(/done=saved$/);
  expect(await page("/admin/prevention", admin)).toMatch(/name="holdAt"[^>]*value="7"|value="7"[^>]*name="holdAt"/);

  const slow = { do: "watch", text: "(a+)+$", isPattern: "on", action: "block", extra: "" };
  expect((await post("/admin/watched-words", slow, admin)).status).toBe(422);
  await post("/admin/watched-words", { do: "watch", text: "Unfug", action: "block", extra: "" }, admin);
  const tried = await post("/admin/watched-words", { do: "try", sample: "so ein UNFUG" }, admin);
  expect([tried.status, await tried.text()]).toEqual([200, expect.stringContaining("Unfug: ")]);
  expect((await post("/new", draft({ body: "Unfug!" }), ben)).status).toBe(422);

  await post("/admin/blocks", { do: "block", kind: "address", value: "127.0.0.1", days: "1", reason: "" }, admin);
  expect((await post("/new", draft(), ben)).status).toBe(403);
  expect((await post("/new", draft(), admin)).status).toBe(303);
  expect(await page("/admin/blocks", admin)).toContain("127.0.0.1");
  expect(await page("/admin/log", admin)).toMatch(/Block added|Sperre hinzugefügt/);
});

test("Akismet is asked from when its key is set, which no page shows; its trouble is shown", async () => {
  const form = { do: "changeAkismet", sendAddress: "on" };
  const refused = await post("/admin/prevention", { ...form, key: "no key" }, admin);
  expect([refused.status, await refused.text()]).toEqual([422, expect.not.stringContaining("no key")]);
  expect((await post("/admin/prevention", { ...form, key: GOOD_KEY }, ben)).status).toBe(403);
  expect((await post("/admin/prevention", { ...form, key: GOOD_KEY }, admin)).status).toBe(303);
  expect(await page("/admin/health", admin)).toMatch(/Akismet[^<]+(noch nichts|yet)/);
  await makeAccount(site, "dora");
  await post("/admin/blocks", { do: "unblock", id: "1" }, admin);
  akismet.trouble = "error";
  const place = (await post("/new", draft({ body: "A casino is no answer." }), await signedIn(site, "dora"))).headers;
  const path = place.get("location") ?? "";
  expect(path).toMatch(/\/t\//);
  await expect.poll(() => page("/admin/health", admin), SOON).toContain("Akismet answered 500");
  expect(await page("/admin/jobs", admin)).toContain("prevention.askAkismet");
  expect((await fetch(site.url + path)).status).toBe(200);
  akismet.trouble = "none";
  const job = /name="id" value="(\d+)"/.exec(await page("/admin/jobs", admin))?.[1] ?? "";
  await post("/admin/jobs", { do: "retry", id: job }, admin);
  await expect.poll(async () => (await fetch(site.url + path)).status, SOON).toBe(410);
  const { user_ip, comment_type } = akismet.calls.at(-1)?.fields ?? {};
  expect({ user_ip, comment_type }).toEqual({ user_ip: "198.51.100.1", comment_type: "forum-post" });
  for (const shown of ["/admin/prevention", "/admin/log", "/admin/health", "/admin/jobs"])
    expect(await page(shown, admin)).not.toContain(GOOD_KEY);
});

test("the rules say from when somebody is known", async () => {
  expect(await page("/rules")).toMatch(/<li>(?:New|Neu): [^{<]*10[^{<]*<\/li>/);
});
