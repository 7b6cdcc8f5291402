import { expect, test } from "vitest";
import { etagOf, isCurrent } from "./etag.ts";

test("every coding of the same bytes has a validator of its own, the same on every machine", () => {
  const body = Buffer.from("a page");
  expect(etagOf(body, null)).toBe(etagOf(Buffer.from("a page"), null));
  expect(
    new Set([etagOf(body, null), etagOf(body, "br"), etagOf(body, "gzip"), etagOf(Buffer.from("b"), null)]).size,
  ).toBe(4);
});

test.each([
  [undefined, false],
  ["", false],
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", "abc"', true],
  ["*", true],
  ['"ab"', false],
  ["abc", false],
  ['"abc', false],
])("If-None-Match: %s", (given, expected) => {
  expect(isCurrent(given, '"abc"')).toBe(expected);
});
