import { expect, test } from "vitest";
import type { z } from "zod";
import { newCategoryInput } from "./categories/input.ts";
import { idField, line, optionalLine } from "./fields.ts";
import { addToGroupInput, newGroupInput } from "./groups/input.ts";
import { displayNameField, usernameField } from "./members/input.ts";
import { newTagInput, tagNameField, tagsField } from "./tags/input.ts";
import { bodyField, titleField } from "./threads/input.ts";

/** Marks of two classes by turns: putting them in order takes the square of their number. */
const MARKS = `a${"\u0300\u0316".repeat(127_500)}`;
const ENOUGH_MS = 500;

test.each<[string, z.ZodType, unknown]>([
  ["a user name", usernameField, MARKS],
  ["a display name", displayNameField, MARKS],
  ["one line", line(60), MARKS],
  ["an optional line", optionalLine(60), MARKS],
  ["a category", newCategoryInput, { name: MARKS, description: MARKS, kind: "questions" }],
  ["a group", newGroupInput, { name: MARKS }],
  ["a member of a group", addToGroupInput, { id: 1, username: MARKS }],
  ["a tag", tagNameField, MARKS],
  ["a tag's description", newTagInput, { name: "a", description: MARKS }],
  ["tags", tagsField, MARKS],
  ["a title", titleField, MARKS],
])("%s that is far too long costs no time", (_, field, typed) => {
  const start = performance.now();
  expect(field.safeParse(typed).success).toBe(false);
  expect(performance.now() - start).toBeLessThan(ENOUGH_MS);
});

test("a name is measured as people read it, however it was typed", () => {
  const name = "e\u0301".repeat(30);
  expect(usernameField.parse(` ${name} `)).toBe(name.normalize("NFC"));
  const refused = usernameField.safeParse(MARKS);
  expect(refused.error?.issues.map(({ message }) => message)).toEqual(["username_too_long"]);
});

test("a title has five characters that somebody sees, and none that turns the page around", () => {
  for (const typed of ["\u200b".repeat(6), "a\u200b\u200b\u200b\u200b", "\u202e\u2066", "     ", "hum?", ""]) {
    const [issue] = titleField.safeParse(typed).error?.issues ?? [];
    expect(issue, JSON.stringify(typed)).toMatchObject({ code: "too_small", minimum: 5, origin: "string" });
  }
  expect(titleField.parse("  Why\u202e does\u0007 it\n hum?\u2066 ")).toBe("Why does it hum?");
  expect(titleField.parse("می\u200cخواهم 👩‍🔧")).toBe("می\u200cخواهم 👩‍🔧");
});

test("a body has something to see", () => {
  for (const typed of ["\u200b\u200b", " \u2060 ", "\u202e", ""]) {
    expect(bodyField.safeParse(typed).error?.issues[0]?.message, JSON.stringify(typed)).toBe("required");
  }
  for (const typed of ["?", "👍", "~"]) expect(bodyField.parse(typed)).toBe(typed);
});

test("an id has one spelling", () => {
  expect([idField.parse("7"), idField.parse(7), idField.parse("2147483647")]).toEqual([7, 7, 2_147_483_647]);
  for (const typed of ["0x1", "1e3", " 1", "01", "+1", "1.0", "0", "-1", "", "2147483648", null, true, 1.5]) {
    expect(idField.safeParse(typed).success, String(typed)).toBe(false);
  }
});
