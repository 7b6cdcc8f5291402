import { expect, test } from "vitest";
import { PageParts } from "./page-parts.ts";

const long = (text: string) => text.padEnd(500, ".");

test("what was held comes back in its place, parts within parts too", () => {
  const parts = new PageParts();
  const inner = parts.hold(long("inner"));
  const outer = parts.hold(`<ul>${inner}${long("outer")}</ul>`);
  expect(outer).not.toContain("outer");
  expect(parts.fill(`<p>${outer}</p>`)).toBe(`<p><ul>${long("inner")}${long("outer")}</ul></p>`);
});

test("short strings stay, and a placeholder of another page means nothing", () => {
  const parts = new PageParts();
  expect(parts.hold("short")).toBe("short");
  const foreign = new PageParts().hold(long("x"));
  parts.hold(long("y"));
  expect(parts.fill(foreign)).toBe(foreign);
});

test("signs that mean something to String.replace are text", () => {
  const parts = new PageParts();
  expect(parts.fill(parts.hold(long("$& $1 $$")))).toBe(long("$& $1 $$"));
});
