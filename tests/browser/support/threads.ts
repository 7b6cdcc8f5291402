/** Writing in browser stories, through the forms that people use. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { Site } from "./server.ts";

/** Starts a thread; returns its address without a fragment. */
export async function startThread(
  page: Page,
  site: Site,
  { title, body, category = "Questions" }: { title: string; body: string; category?: string },
): Promise<string> {
  await page.goto(`${site.url}/new`);
  await page.getByLabel("Category").selectOption({ label: category });
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Your text").fill(body);
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url().split("#")[0] ?? "";
}

/** Replies to the thread on the page, or to one of its posts; returns the new post. */
export async function reply(page: Page, body: string, to?: number): Promise<Locator> {
  if (to !== undefined)
    await post(page, to)
      .getByRole("link", { name: /^Reply to/ })
      .first()
      .click();
  await page.getByLabel("Your text").fill(body);
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await expect(page).toHaveURL(/#post-\d+$/);
  return page.locator(new URL(page.url()).hash);
}

/** The post with this number, its replies included. */
export function post(page: Page, number: number): Locator {
  return page.locator(`#post-${number}`);
}

/** The text of a post alone. */
export function textOf(page: Page, number: number): Locator {
  return page.locator(`#post-${number} > [data-post-body]`);
}

/** Chooses from the menu "More" of a post. */
export async function choose(page: Page, number: number, item: string): Promise<void> {
  const more = page.locator(`#post-${number} > .acts details`);
  await more.locator("summary").click();
  await more.getByText(item, { exact: true }).click();
}
