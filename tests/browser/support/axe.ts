import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const COLOR_RULES = ["color-contrast", "link-in-text-block"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation of WCAG 2.2 AA that a machine can find, in the light theme and in the dark one; `but`: rules left out. */
export async function expectAccessible(page: Page, but: readonly string[] = []): Promise<void> {
  if (test.info().project.use.javaScriptEnabled !== false) return expectNoViolations(page, but);
  const twin = await twinWithScripts(page);
  await expectNoViolations(twin, but);
  await twin.context().close();
}

async function expectNoViolations(page: Page, but: readonly string[]): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const builder = new AxeBuilder({ page });
    // The other theme differs in its colours alone.
    if (colorScheme === "light") builder.withTags(RULES).disableRules([...but]);
    else builder.withRules(COLOR_RULES);
    const { violations } = await builder.analyze();
    const told = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
    expect(told, `${colorScheme} theme of ${page.url()}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** The same document in a browser where axe can run, but our own scripts do not: axe waits for ever without scripts. */
async function twinWithScripts(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("the page has no browser");
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
  const twin = await context.newPage();
  const url = page.url().split("#")[0] ?? "";
  const body = await page.content();
  await twin.route("**/*", (route) => {
    const request = route.request();
    if (request.resourceType() === "script") return route.abort();
    return request.url() === url ? route.fulfill({ body, contentType: "text/html; charset=utf-8" }) : route.continue();
  });
  await twin.goto(url);
  return twin;
}
