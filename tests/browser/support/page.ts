/** What holds for every page of the forum, whoever looks at it. */
import { expect, type Page } from "@playwright/test";

export interface Watch {
  /** What went wrong since the last call: errors in the console, and requests to other hosts. */
  complaints(): string[];
}

/** Listens to a browser from now on. A refused form or a missing page is no complaint. */
export function watch(page: Page, origin: string): Watch {
  let heard: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (/Failed to load resource: the server responded with a status of (4\d\d)/.test(message.text())) return;
    heard.push(`console on ${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => heard.push(`error on ${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) heard.push(`request to ${url}`);
  });
  return {
    complaints() {
      const told = heard;
      heard = [];
      return told;
    },
  };
}

/** One heading of the first level, a title, a language, and one main part. */
export async function expectOutline(page: Page, lang: string): Promise<void> {
  const found = await page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    mains: document.querySelectorAll("main").length,
    title: document.title.trim() !== "",
    lang: document.documentElement.lang,
  }));
  expect(found, `outline of ${page.url()}`).toEqual({ headings: 1, mains: 1, title: true, lang });
}

/** Nothing sticks out to the right; `width` in CSS pixels. */
export async function expectNoSidewaysScroll(page: Page, width: number): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width, height: 800 });
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 160));
  });
  await page.setViewportSize(before);
  expect(wide, `what sticks out of ${page.url()} at ${width} px`).toEqual([]);
}
