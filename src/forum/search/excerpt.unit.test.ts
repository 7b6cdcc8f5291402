import { expect, test } from "vitest";
import { excerptOf, foundIn, MAX_EXCERPT_CHARS } from "./excerpt.ts";

const textOf = (body: string, ...stems: string[]) =>
  excerptOf(body, new Set(stems))
    .map(({ text }) => text)
    .join("");

test("an excerpt ends with a whole word, and not at all without words", () => {
  const long = "ungewöhnlich".repeat(60);
  expect(textOf(`${"word ".repeat(100)}end`)).toMatch(/^word .* word …$/);
  const cut = textOf(`The ${long}`);
  expect(cut).toMatch(/^The ungewöhnlich/);
  expect(cut.length).toBeLessThanOrEqual(MAX_EXCERPT_CHARS + 2);
  expect(textOf("👍".repeat(300)).isWellFormed()).toBe(true);
  expect(textOf(`a${"👍".repeat(300)}`).isWellFormed()).toBe(true);
});

test("an excerpt shows the place where most of what was asked for stands", () => {
  const body = `The pump. ${"filler ".repeat(80)} The pump and its valve leak. ${"filler ".repeat(80)}`;
  expect(textOf(body, "pump", "valv", "leak")).toMatch(/^… .*pump and its valve leak.* …$/);
  expect(foundIn("**Pumps** and pumps, `valve`", new Set(["pump", "valv", "leak"]))).toBe(2);
});
