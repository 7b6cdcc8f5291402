import { expect, type Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // Style of the source, which nobody reads: React decides it.
    "attr-quotes": "off",
    "doctype-style": "off",
    "no-inline-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "long-title": "off",
  },
});

/** The document behind the page's address, as the server sends it to this visitor, is valid HTML; `sent`: when it is at hand. */
export async function expectValidHtml(page: Page, sent?: string): Promise<void> {
  const html = sent ?? (await (await page.request.get(page.url())).text());
  const { results } = await validator.validateString(html);
  const told = results.flatMap(({ messages }) =>
    messages
      .filter(isOurs)
      .map(({ line, column, ruleId, message, selector }) => `${line}:${column} ${ruleId}: ${message} (${selector})`),
  );
  expect(told, `HTML of ${page.url()}`).toEqual([]);
}

/** Tables in posts say `align`, as the specification of GitHub Flavored Markdown has it. */
function isOurs({ ruleId, message }: { ruleId: string; message: string }): boolean {
  return !(ruleId === "no-deprecated-attr" && /"align" is deprecated on <t[hd]>/.test(message));
}
