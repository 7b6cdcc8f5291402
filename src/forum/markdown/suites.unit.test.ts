import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { testData } from "#testing/data.ts";
import { renderMarkdown } from "./render.ts";
import { canonical } from "./testing/canonical.ts";
import { DIFFERENCES } from "./testing/differences.ts";

interface Example {
  markdown: string;
  html: string;
  example: number;
  section: string;
}

const options = { people: [], math: false, siteUrl: "https://forum.example" };

const withoutParagraphs = (html: string) =>
  html
    .replace(/<\/?p>/g, "\n")
    .replace(/\n+/g, "\n")
    .trim();

for (const [suite, differences] of Object.entries(DIFFERENCES)) {
  const file = testData(`suites/${suite}`);
  describe(suite, () => {
    if (!file) {
      test.skipIf(true)("needs the suites: set STOA_TEST_DATA to a folder that holds them", () => {});
      return;
    }
    const examples: Example[] = JSON.parse(readFileSync(file, "utf8"));

    test.each(examples)("$example $section", ({ example, markdown, html }) => {
      const ours = canonical(renderMarkdown(markdown, options).html, { of: "ours" });
      const theirs = canonical(html, { of: "theirs" });
      const reason = differences.get(example);
      if (reason === undefined) {
        expect(ours).toBe(theirs);
        return;
      }
      expect(ours, `is listed as different, because of ${reason}`).not.toBe(theirs);
      const sanitised = canonical(html, { of: "theirs", sanitised: true });
      if (reason === "sanitised") expect(ours).toBe(sanitised);
      if (reason === "foreign_block") expect(withoutParagraphs(ours)).toBe(withoutParagraphs(sanitised));
    });

    test("lists no differences that do not exist", () => {
      const known = new Set(examples.map(({ example }) => example));
      expect([...differences.keys()].filter((example) => !known.has(example))).toEqual([]);
    });
  });
}
