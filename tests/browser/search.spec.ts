/** What is known is found: searching, being asked to look first, and keeping answers good. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { memberBrowser, newVisitor } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { choose, post, reply, startThread } from "./support/threads.ts";

test.describe.configure({ mode: "serial" });

const TITLE = "The stove does not light";
let site: Site;
let ada: Page;
let ben: Page;
let guest: Page;
let thread = "";

test.beforeAll(async ({ browser }) => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "ben");
  ada = await memberBrowser(browser, site, "ada");
  ben = await memberBrowser(browser, site, "ben");
  guest = await newVisitor(browser);
  thread = await startThread(ben, site, { title: TITLE, body: "It clicks, but no flame comes out of the burner." });
  await ada.goto(thread);
  await reply(ada, "Clean the **nozzle** with a needle.");
  await ada.goto(thread);
  await reply(ada, "Lovely weather up here, by the way.");
  await ben.goto(thread);
  await post(ben, 2).getByRole("button", { name: "Mark as solution" }).click();
});
test.afterAll(() => site?.stop());

test("a guest finds an answer despite a typing error, and narrows the search", async () => {
  await guest.goto(`${site.url}/search`);
  await expectAccessible(guest);
  await expectValidHtml(guest);
  const words = guest.getByLabel("What are you looking for?");
  await words.fill("nozle needle");
  await words.press("Enter");
  await expect(guest.getByRole("heading", { name: TITLE })).toBeVisible();
  await expect(guest.locator(".results .accepted")).toHaveText("Accepted answer");
  await expect(guest.locator(".results mark").first()).toBeVisible();
  await expectAccessible(guest);
  await expectValidHtml(guest);

  await guest.getByText("Narrow the search").click();
  await guest.getByLabel("State").selectOption({ value: "unsolved" });
  await guest.getByRole("button", { name: "Apply" }).click();
  await expect(guest.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await expectAccessible(guest);

  const answer = await guest.request.get(`${site.url}/search.json?q=burner`);
  const found = (await answer.json()) as { topics: { title: string }[] };
  expect(found.topics.map(({ title }) => title)).toEqual([TITLE]);
});

test("whoever asks the same again is shown the answer first, and may still ask", async ({ javaScriptEnabled }) => {
  await ada.goto(`${site.url}/new`);
  await ada.getByLabel("Category").selectOption({ label: "Questions" });
  await ada.getByLabel("Title").fill("My stove does not light any more");
  await ada.getByLabel("Your text").fill("What now?");
  const offered = ada.locator("[data-similar]");
  if (javaScriptEnabled) await expect(offered.getByRole("link", { name: TITLE })).toBeVisible();
  else {
    await ada.getByRole("button", { name: "Post", exact: true }).click();
    await expect(ada.getByRole("heading", { name: /^Before you post/ })).toBeVisible();
    await expectAccessible(ada);
    await expect(offered.getByRole("link", { name: TITLE })).toBeVisible();
  }
  await expect(ada.getByLabel("Your text")).toHaveValue("What now?");
  await ada.getByRole("button", { name: javaScriptEnabled ? "Post" : "None of these: post it", exact: true }).click();
  await expect(ada.getByRole("heading", { level: 1, name: "My stove does not light any more" })).toBeVisible();
  // A page waits for them only moments; on a busy machine the next one has them.
  await expect(async () => {
    await ada.reload();
    await expect(ada.getByRole("heading", { name: "Related threads" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(ada);
});

test("staff sum a thread up, fold small talk and check its answer; everybody reads it", async () => {
  await ada.goto(thread);
  await ada.getByRole("link", { name: "Write the result" }).click();
  await ada.getByLabel("What was the matter, and what helped?").fill("The *nozzle* was blocked.");
  await ada.getByRole("button", { name: "Save the result" }).click();
  await expect(ada.getByRole("region", { name: "Result" })).toContainText("The nozzle was blocked.");
  await ada.getByText("The answer still holds").click();
  await ada.getByLabel("For version").fill("v2.1");
  await ada.getByRole("button", { name: "Mark as checked" }).click();
  await choose(ada, 3, "Fold as small talk");
  await expectAccessible(ada);

  await guest.goto(thread);
  await expect(guest.getByRole("region", { name: "Result" })).toContainText("Summed up by ada");
  await expect(guest.getByText(/Checked on .* by ada for v2\.1/)).toBeVisible();
  await expect(guest.getByText("Lovely weather")).toBeHidden();
  await guest.getByText("Small talk, folded").click();
  await expect(guest.getByText("Lovely weather")).toBeVisible();
  await expectAccessible(guest);
  await expectValidHtml(guest);

  await guest.goto(`${site.url}/search?q=blocked`);
  await expect(guest.locator(".results .excerpt")).toHaveText("Result The nozzle was blocked.");
  await expect(guest.locator(".results .meta")).toContainText("Summed up by ada");
  await expectAccessible(guest);
  await expectValidHtml(guest);
});

test("a reader says whether it helped, without an account", async () => {
  await guest.goto(thread);
  const asked = guest.locator("form.feedback");
  await asked.getByRole("button", { name: "No" }).click();
  await expect(guest.getByText("Your answer is counted, without your name.")).toBeVisible();
  await ada.goto(`${site.url}/knowledge/review?by=doubted`);
  await expect(ada.getByText("one reader says it did not help")).toBeVisible();
  await expectAccessible(ada);
  await ada.goto(`${site.url}/knowledge`);
  await expectAccessible(ada);
  expect((await ben.goto(`${site.url}/knowledge`))?.status()).toBe(404);
});
