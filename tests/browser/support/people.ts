/** People in browser stories: each has a browser of their own and comes from an address of their own. */
import { type Browser, expect, type Page } from "@playwright/test";
import { PASSWORD } from "./forms.ts";
import type { Site } from "./server.ts";

let addresses = 0;

/** A fresh browser, signed in nowhere. Limits count by address, so that stories do not use up each other's. */
export async function newVisitor(browser: Browser): Promise<Page> {
  addresses += 1;
  const from = `198.51.${100 + (addresses >> 8)}.${addresses & 255}`;
  const context = await browser.newContext({ extraHTTPHeaders: { "x-forwarded-for": from } });
  return context.newPage();
}

/** Signs in through the form, in a browser that is on any page. */
export async function signIn(page: Page, site: Site, login: string, password = PASSWORD): Promise<void> {
  await page.goto(`${site.url}/sign-in`);
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(password);
  await page.locator("main form button").first().click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** A browser in which `username` is signed in. */
export async function memberBrowser(browser: Browser, site: Site, username: string): Promise<Page> {
  const page = await newVisitor(browser);
  await signIn(page, site, username);
  return page;
}

/** The link in the newest mail to `address` that leads to `path`; waits until the mail is written. */
export async function linkInMail(site: Site, address: string, path: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const text = (await site.mailsTo(address)).at(-1)?.text ?? "";
        link = text.match(/https?:\/\/\S+/g)?.find((found) => found.includes(path));
        return link;
      },
      { message: `a mail to ${address} with a link to ${path}` },
    )
    .toBeTruthy();
  return link ?? "";
}
