/** What keeps spam out, through the real forms. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
let admin = "";
let ben = "";

beforeAll(async () => {
  site = await startSite();
  admin = await foundForum(site, { trusting: false });
  await makeAccount(site, "ben");
  ben = await signedIn(site, "ben");
}, 120_000);
afterAll(() => site?.stop());

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
  const settings = await page("/admin/prevention", admin);
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

test("the rules say from when somebody is known", async () => {
  expect(await page("/rules")).toMatch(/<li>(?:New|Neu): [^{<]*10[^{<]*<\/li>/);
});
