import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testData } from "#testing/data.ts";
import { tagsField } from "./input.ts";
import { tagKey, tagName, tagNameFrom, tagPath, tagProblem } from "./names.ts";

test("tags are parted by commas, or else by spaces", () => {
  expect(tagsField.parse("Akku, loose belt,, #bremse ,akku")).toEqual(["akku", "loose-belt", "bremse"]);
  expect(tagsField.parse("  c++ c# .net\tnode.js ")).toEqual(["c++", "c#", ".net", "node.js"]);
  expect(tagsField.parse(" ")).toEqual([]);
  expect(tagsField.parse(undefined)).toEqual([]);
});

test("at most five", () => {
  expect(tagsField.parse("a b c d e A")).toHaveLength(5);
  expect(tagsField.safeParse("a b c d e f").error?.issues[0]?.message).toBe("too_many_tags");
});

test.each([
  ["", "tag_empty"],
  ["\u200b\u2060", "tag_empty"],
  ["\u3164", "tag_empty"],
  ["a".repeat(51), "tag_too_long"],
  ["a/b", "tag_characters"],
  ["..", "tag_characters"],
  ["+-+", "tag_characters"],
  ["🛵", "tag_characters"],
  ["a\u0007b", "tag_characters"],
  ["<script>", "tag_characters"],
  ["news.rss", "tag_ending"],
  ["data.JSON", "tag_ending"],
  ["аkku", "tag_mixed"],
  ["brеmse", "tag_mixed"],
  ["quantum-cοmputing", "tag_mixed"],
])("%j is refused: %s", (typed, problem) => {
  expect(tagProblem(tagName(typed))).toBe(problem);
});

test.each([
  "c++",
  "c#",
  ".net",
  "node.js",
  "größe",
  "аккумулятор",
  "电池",
  "µs",
  "α-decay",
  "a".repeat(50),
  "ردیاب",
  "हिन्दी",
])("%s is a tag", (name) => expect(tagProblem(tagName(name))).toBeNull());

test("names that look the same are one tag", () => {
  const key = tagKey(tagName("Größe"));
  for (const same of ["größe", "GRÖSSE".replace("SS", "ẞ"), "Gro\u0308ße", "Grö\u200bße", "＃größe", "ｇröße"]) {
    expect(tagKey(tagName(same.replace("＃", "#")))).toBe(key);
  }
});

test("tags of other forums get a name that fits", () => {
  expect(tagNameFrom("R&D / Labor")).toBe("R-D-Labor");
  expect(tagNameFrom("feed.rss")).toBe("feed-rss");
  expect(tagNameFrom("x".repeat(80))).toHaveLength(50);
  expect(tagNameFrom("🛵")).toBeNull();
});

const naughty = testData("suites/blns/blns.json");

test.skipIf(!naughty)("whatever is typed as tags is refused with words, or fits an address", () => {
  for (const typed of JSON.parse(readFileSync(naughty ?? "", "utf8")) as string[]) {
    const parsed = tagsField.safeParse(typed);
    for (const name of parsed.data ?? []) {
      expect(tagProblem(name), typed).toBeNull();
      expect(decodeURIComponent(tagPath(name))).toBe(`/tag/${name}`);
      expect(tagPath(name)).not.toMatch(/[<>"'\s]|\/\.\.?$/);
    }
    for (const { message } of parsed.error?.issues ?? [])
      expect(message).toMatch(/^(tag_\w+|too_many_tags|Too big.*)$/);
    const made = tagNameFrom(typed);
    if (made !== null) expect([null, "tag_mixed"]).toContain(tagProblem(made));
  }
});
