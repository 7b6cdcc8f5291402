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

test.each([
  ["It was **dry**, _really_: `int.from_bytes(x)` in C#.", "It was dry, really: int.from_bytes(x) in C#."],
  ["# Head\n\n- one\n- two\n  * three\n\n> > said\n\n1. first", "Head one two three said 1. first"],
  ["| a | b |\n|---|---|\n| 3 * 4 > 2 |", "a b --- --- 3 * 4 > 2"],
  ["~~old~~ new -E14 snake_case a__b __init__", "old new -E14 snake_case a__b init"],
])("an excerpt of %j is read without its signs", (body, text) => {
  expect(textOf(body)).toBe(text);
});

test("words are marked by their stems, however they are written", () => {
  const marks = (body: string, ...stems: string[]) =>
    excerptOf(body, new Set(stems)).flatMap(({ text, isMatch }) => (isMatch ? [text] : []));
  expect(marks("PUMPING, Pumpe, pump-valve, lamp", "pump")).toEqual(["PUMPING", "Pumpe", "pump-valve"]);
  expect(marks("Ölwechsel, Oelwechsel and oil", "olwechsel")).toEqual(["Ölwechsel", "Oelwechsel"]);
  expect(marks("self-pumping E14 Äpfel 東京タワー", "pump", "e14", "apfel", "東京")).toEqual([
    ...["self-pumping", "E14", "Äpfel", "東京タワー"],
  ]);
});

test("what is cut off at the end of an excerpt is marked as far as it goes", () => {
  const pieces = excerptOf("東京タワー駅、".repeat(60), new Set(["東京"]));
  expect(pieces.slice(-3)).toEqual([
    { text: "、", isMatch: false },
    { text: "東京", isMatch: true },
    { text: " …", isMatch: false },
  ]);
});

test("an excerpt shows the place where most of what was asked for stands", () => {
  const body = `The pump. ${"filler ".repeat(80)} The pump and its valve leak. ${"filler ".repeat(80)}`;
  expect(textOf(body, "pump", "valv", "leak")).toMatch(/^… .*pump and its valve leak.* …$/);
  expect(foundIn("**Pumps** and pumps, `valve`", new Set(["pump", "valv", "leak"]))).toBe(2);
});
