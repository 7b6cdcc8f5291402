/** Tests on real material skip where it is not at hand; in continuous integration that is a failure, told here once. */
import { expect, test } from "vitest";
import { testData } from "#testing/data.ts";
import { isTest, sourcesIn } from "./sources.ts";

const wanted = [...sourcesIn("src", ".ts"), ...sourcesIn("tests", ".ts")]
  .filter(isTest)
  .flatMap(({ text }) => [...text.matchAll(/\btestData\("([^"]+)"\)/g)].map(([, path = ""]) => path));
const missing = [...new Set(wanted)].filter((path) => testData(path) === null);

test.skipIf(!process.env.CI && missing.length > 0)("the material for tests is there (STOA_TEST_DATA)", () => {
  expect(wanted.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});
