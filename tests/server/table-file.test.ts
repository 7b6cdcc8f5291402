/** Invitations out of a file, as spreadsheets write it, through a started server. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { sessions } from "#db/schema/index.ts";
import { openForum } from "#forum/forum.ts";
import { MAX_TABLE_BYTES } from "#forum/members/input.ts";
import { MAX_LIST_BYTES } from "#forum/settings/prevention.ts";
import { authSecret } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { foundForum, makeAccount, signedIn } from "../browser/support/forms.ts";
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

async function send(table: string | Uint8Array, fields: Record<string, string> = {}, cookie = ada) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ do: "preview", csv: "", ...fields })) body.set(name, value);
  body.set("table", new Blob([typeof table === "string" ? table : new Uint8Array(table)]), "people.csv");
  const answer = await fetch(`${site.url}/admin/invitations/csv`, {
    ...{ method: "POST", redirect: "manual" as const, headers: { cookie }, body },
  });
  return { status: answer.status, html: await answer.text() };
}

const typedIn = (html: string) => /<textarea[^>]*name="csv"[^>]*>(.*?)<\/textarea>/s.exec(html)?.[1]?.trim();
const errorAt = (html: string, field: string) =>
  new RegExp(`<span class="error" id="${field}-error">.*?</span>`, "s").exec(html)?.[0];

test("a file is looked at first, and stands in the box to be sent", async () => {
  const { status, html } = await send("\uFEFFE-Mail;Name\r\nnora@example.org;Nora Groß\r\n", {
    csv: "typed@example.org",
  });
  expect(status).toBe(200);
  expect(html).toContain("Nora Groß");
  expect(typedIn(html)).toBe("E-Mail;Name\nnora@example.org;Nora Groß");
  expect(html).toContain("Send 1 invitation");
});

test("no file is as if there were no field for one", async () => {
  const { status, html } = await send("", { csv: "typed@example.org" });
  expect([status, typedIn(html)]).toEqual([200, "typed@example.org"]);
  const nothing = await send("");
  expect([nothing.status, errorAt(nothing.html, "csv")]).toEqual([
    422,
    expect.stringContaining("Please fill this in."),
  ]);
});

test("what cannot be read is said beside the field, and what was typed is kept", async () => {
  for (const [table, status, field, sentence] of [
    [Buffer.from("\uFEFFa@example.org", "utf16le"), 422, "table", "This file is written in UTF-16."],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 422, "table", "This is no table as text."],
    [Buffer.alloc(MAX_TABLE_BYTES + 1, "a"), 413, "table", "This file is too large"],
    [Buffer.alloc(8 * 1024 * 1024, "a"), 413, "table", "This file is too large"],
    [Buffer.alloc(200_000, "a"), 422, "csv", "At most 100000 characters."],
    [Buffer.from("a@example.org\n".repeat(600)), 422, "csv", "At most 500 lines."],
  ] as const) {
    const answer = await send(table, { csv: "typed@example.org" });
    expect([sentence, answer.status, errorAt(answer.html, field)]).toEqual([
      ...[sentence, status, expect.stringContaining(sentence)],
    ]);
    const isRead = table.length < MAX_TABLE_BYTES * 2;
    if (field === "table") expect(typedIn(answer.html)).toBe(isRead ? "typed@example.org" : "");
  }
});

test("a list of bad repute can come as a file, larger than any other form", async () => {
  const hosts = Array.from({ length: 8_000 }, (_, n) => `bad-host-${n}.example`).join("\r\n");
  const save = (file: string) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ do: "changePrevention", badHosts: "typed.example" }))
      body.set(name, value);
    for (const name of ["badHostsFile", "badAddressesFile", "badEmailDomainsFile"])
      body.set(name, new Blob([file]), "l.txt");
    return fetch(`${site.url}/admin/prevention`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: ada },
      body,
    });
  };
  expect((await save(hosts)).status).toBe(303);
  const page = await (await fetch(`${site.url}/admin/prevention`, { headers: { cookie: ada } })).text();
  expect(page.match(/bad-host-7999\.example/g)).toHaveLength(3);
  expect(page).not.toContain("typed.example");
  const refused = await save(`${hosts}${"x".repeat(MAX_LIST_BYTES)}`);
  const html = await refused.text();
  expect([refused.status, html.includes('id="badEmailDomainsFile-error"')]).toEqual([413, true]);
});

test("a file that would make somebody an administrator asks for the password, and is not lost for that", async () => {
  const config = readConfig({ DATA_DIR: site.dataDir, SITE_URL: site.url });
  const forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  // As if everybody had signed in yesterday.
  await forum.write((tx) =>
    tx
      .update(sessions)
      .set({ createdAt: Date.now() - 86_400_000, confirmedAt: null })
      .then(() => undefined),
  );
  await forum.close();
  const { status, html } = await send("zoe@example.org,Zoe,administrator", { do: "inviteMany" });
  expect([status, html.includes('type="password"')]).toEqual([403, true]);
  expect(html).toContain("zoe@example.org,Zoe,administrator");
});

test("nobody but administrators sends tables", async () => {
  expect((await send("", { do: "inviteMany", csv: "zoe@example.org" }, ben)).status).toBe(403);
  expect((await send("", { do: "preview", csv: "zoe@example.org" }, "")).status).toBe(403);
});
