/** What people look for and do not find: counted without persons, told to the staff. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { memberBrowser } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { reply, startThread } from "./support/threads.ts";

test.describe.configure({ mode: "serial" });

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const TITLE = "The stove does not light";
let site: Site;
let reader: Page;
let thread = "";

test.beforeAll(async ({ browser }) => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "ben");
  const ben = await memberBrowser(browser, site, "ben");
  thread = await startThread(ben, site, { title: TITLE, body: "No flame comes out of the burner." });
  await reply(ben, "Clean the nozzle with a needle.");
  reader = await visitor(browser);
});
test.afterAll(() => site?.stop());

/** Not called what robots call themselves: they are not counted. */
async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext({ userAgent: FIREFOX })).newPage();
}

async function searches(words: string): Promise<void> {
  await reader.goto(`${site.url}/search`);
  await reader.getByLabel("What are you looking for?").fill(words);
  await reader.getByLabel("What are you looking for?").press("Enter");
  await expect(reader).toHaveURL(new RegExp(`[?&]q=${words}(&|$)`));
}

test("searches that lead to a thread, to one of its posts, and nowhere", async () => {
  await searches("burner");
  await reader.getByRole("link", { name: TITLE }).first().click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(TITLE);

  await searches("nozzle");
  await reader.getByRole("link", { name: "Post 2" }).click();
  await expect(reader).toHaveURL(/#post-2$/);

  for (let time = 0; time < 2; time++) await searches("kettle");
  await searches("flame");
  // Not from the results, and not a click.
  await reader.goto(thread);
  for (const word of ["call 0170 1234567", "ada@example.org"]) {
    await reader.goto(`${site.url}/search?${new URLSearchParams({ q: word })}`);
  }
});

test("a question that is opened while it is typed, or when it is sent, led somewhere", async ({
  javaScriptEnabled,
}) => {
  await reader.goto(`${site.url}/search`);
  await reader.getByLabel("What are you looking for?").pressSequentially("stove");
  if (!javaScriptEnabled) await reader.keyboard.press("Enter");
  await reader.getByRole("link", { name: TITLE }).first().click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(TITLE);
});

test("the staff see what nobody found, and start the thread that answers it", async ({ browser }) => {
  // What is counted is written down every minute, and when the forum ends.
  await site.end("SIGTERM");
  site = await startSite({ dataDir: site.dataDir });
  const ada = await memberBrowser(browser, site, "ada");
  await ada.goto(`${site.url}/knowledge`);
  const gaps = ada.locator(".gaps li");
  await expect(gaps.locator("h2")).toHaveText(["kettle", "flame"]);
  await expect(gaps.first()).toContainText("searched 2 times");
  await expect(gaps.first()).toContainText("nothing found");
  await expectAccessible(ada);
  await gaps.first().getByRole("link", { name: "Start the thread that answers it" }).click();
  await expect(ada.getByLabel("Title")).toHaveValue("kettle");
});
