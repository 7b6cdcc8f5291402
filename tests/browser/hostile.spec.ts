/** Known attacks, sent through the real forms and opened in a browser with scripts: none of them runs. */
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { testData } from "../../src/testing/data.ts";
import { foundForum, liftLimits, sendForm } from "./support/forms.ts";
import { watch } from "./support/page.ts";
import { memberBrowser } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";

const file = testData("suites/dompurify/payloads.json");
const OWN = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[press](javascript:alert(1))",
  "[press](JaVaScRiPt&colon;alert(1))",
  "<javascript:alert(1)>",
  '![a](x"onerror=alert(1)//)',
  "![x](javascript:alert(1))",
  "<a href='data:text/html,<script>alert(1)</script>'>press</a>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<details open ontoggle=alert(1)>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  '```js"onmouseover=alert(1)\nx\n```',
  "$\\href{javascript:alert(1)}{x}$",
  "</textarea><script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  '@ada"onmouseover="alert(1)',
  "<form action=/sign-out method=post><input name=do value=signOut><button>press</button></form>",
  "<base href=//evil.example/><meta http-equiv=refresh content='0;url=//evil.example/'>",
  "<style>@import '//evil.example/x.css'; * { display: none }</style>",
  "<a id=main name=body href=x>clobber</a><img name=getElementById>",
];

// Hundreds of posts and dozens of pages.
test.describe.configure({ timeout: 180_000 });

let site: Site;
let cookie = "";

test.beforeAll(async () => {
  site = await startSite();
  cookie = await foundForum(site);
  await liftLimits(site, cookie);
});
test.afterAll(() => site?.stop());

test("in posts, and in the box that they are edited in", async ({ browser }) => {
  const payloads = [...OWN, ...(file ? suite(file) : [])];
  const thread = await startThread("Attacks that we know", "Let us see.");
  for (const [n, body] of payloads.entries()) {
    const sent = await sendForm(
      site.url + thread,
      { do: "reply", to: "", body, clientKey: `attack-${n}-here` },
      { cookie },
    );
    expect([body.slice(0, 80), [303, 422].includes(sent.status)]).toEqual([body.slice(0, 80), true]);
  }
  const page = await memberBrowser(browser, site, "ada");
  const heard = listen(page);
  const pages = Math.ceil((payloads.length + 1) / 20);
  for (let number = 1; number <= pages; number += 1) {
    const answer = await page.goto(`${site.url}${thread}${number > 1 ? `?page=${number}` : ""}`);
    if (answer?.status() === 404) break;
    await poke(page);
    expect(await dangerous(page), page.url()).toEqual([]);
  }
  for (let number = 2; number <= 20; number += 1) {
    await page.goto(`${site.url}/p/${number}/edit`);
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.locator("[data-preview]")).toBeVisible();
    expect(await dangerous(page), page.url()).toEqual([]);
  }
  expect(heard()).toEqual([]);
});

test("in titles, tags, names, and words about oneself", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "ada");
  const heard = listen(page);
  for (const attack of OWN.slice(0, 8)) {
    const profile = { do: "saveProfile", displayName: attack.slice(0, 60), bio: attack, locale: "", view: "threaded" };
    await sendForm(`${site.url}/settings/profile`, profile, { cookie });
    const thread = await startThread(`Title ${attack.slice(0, 140)}`, attack);
    for (const path of [thread, "/", "/u/ada", "/settings/profile", "/c/1", "/admin/people"]) {
      await page.goto(site.url + path);
      await poke(page);
      expect(await dangerous(page), `${page.url()} with ${attack}`).toEqual([]);
    }
  }
  expect(heard()).toEqual([]);
});

test("in addresses, and in what a refused form shows again", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "ada");
  const heard = listen(page);
  const attacks = [
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
  ];
  for (const attack of attacks) {
    const q = encodeURIComponent(attack);
    for (const path of [
      `/sign-in?return=${q}`,
      `/new?category=${q}`,
      `/t/${q}/1`,
      `/${q}`,
      `/tag/${q}`,
      `/admin/people?q=${q}`,
    ]) {
      await page.goto(site.url + path);
      expect(await dangerous(page), page.url()).toEqual([]);
    }
    await page.goto(`${site.url}/new`);
    await page.getByLabel("Tags").fill(attack);
    await page.getByLabel("Your text").fill(attack);
    await page
      .locator("main form")
      .first()
      .evaluate((form) => (form as HTMLFormElement).submit());
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByLabel("Tags")).toHaveValue(attack);
    expect(await dangerous(page), page.url()).toEqual([]);
  }
  expect(heard()).toEqual([]);
});

async function startThread(title: string, body: string): Promise<string> {
  const fields = { do: "start", categoryId: "1", title, body, tags: "", clientKey: crypto.randomUUID() };
  const answer = await sendForm(`${site.url}/new`, fields, { cookie });
  expect(answer.status, title).toBe(303);
  return new URL(answer.headers.get("location") ?? "", site.url).pathname;
}

/** Everything that a browser would tell if something had run, or had tried to. */
function listen(page: Page): () => string[] {
  const watched = watch(page, site.url);
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(`dialog on ${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => ran.push(`popup from ${page.url()}: ${popup.url()}`));
  return () => [...ran, ...watched.complaints()];
}

/** Moves over and presses what somebody may have put there. */
async function poke(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("[data-post-body] *")) {
      for (const kind of ["mouseover", "focus", "animationstart", "toggle", "error", "load"]) {
        element.dispatchEvent(new Event(kind, { bubbles: false }));
      }
    }
  });
}

/** Elements and attributes that have no business on a page of ours. */
function dangerous(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      const own = element.matches("script[data-stoa], link[rel=stylesheet]");
      if (
        !own &&
        element.matches("script, iframe, object, embed, base, meta[http-equiv], frame, applet, link[rel=import]")
      ) {
        found.push(element.outerHTML.slice(0, 120));
      }
      for (const { name, value } of element.attributes) {
        const runs = /^on/i.test(name) || name === "srcdoc" || name === "formaction";
        const leads = /^(href|src|xlink:href|action|data|poster)$/i.test(name);
        // What a browser leaves out before it reads the scheme.
        const scheme = leads && /^(javascript|vbscript|data):/i.test([...value].filter((sign) => sign > " ").join(""));
        if (runs || scheme) found.push(element.outerHTML.slice(0, 120));
      }
    }
    for (const element of document.querySelectorAll(
      "[data-post-body] form, [data-post-body] style, [data-post-body] svg",
    )) {
      found.push(element.outerHTML.slice(0, 120));
    }
    return found;
  });
}

function suite(path: string): string[] {
  const cases = JSON.parse(readFileSync(path, "utf8")) as { payload: string }[];
  return cases.map(({ payload }) => payload);
}
