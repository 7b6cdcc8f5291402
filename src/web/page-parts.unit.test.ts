import { expect, test } from "vitest";
import { PageParts } from "./page-parts.ts";

const long = (text: string) => text.padEnd(500, ".");

test("what was held comes back in its place, parts within parts too", async () => {
  const parts = new PageParts();
  const inner = parts.hold(long("inner"));
  const outer = parts.hold(`<ul>${inner}${long("outer")}</ul>`);
  expect(outer).not.toContain("outer");
  expect(await parts.fill(`<p>${outer}</p>`)).toBe(`<p><ul>${long("inner")}${long("outer")}</ul></p>`);
});

test("short strings stay, and a placeholder of another page means nothing", async () => {
  const parts = new PageParts();
  expect(parts.hold("short")).toBe("short");
  const foreign = new PageParts().hold(long("x"));
  parts.hold(long("y"));
  expect(await parts.fill(foreign)).toBe(foreign);
});

test("signs that mean something to String.replace are text", async () => {
  const parts = new PageParts();
  expect(await parts.fill(parts.hold(long("$& $1 $$")))).toBe(long("$& $1 $$"));
});

test("what is the reader's own is asked for each time, wherever it stands", async () => {
  const parts = new PageParts();
  let reader = "ada";
  const html = parts.hold(
    `<p data-keep="${parts.own(() => reader)}">${parts.own(async () => `<b>${reader}</b>`)}${long("")}</p>`,
  );
  expect(await parts.fill(html)).toBe(`<p data-keep="ada"><b>ada</b>${long("")}</p>`);
  reader = "ben";
  expect(await parts.fill(html)).toBe(`<p data-keep="ben"><b>ben</b>${long("")}</p>`);
  expect(parts.handOver(html).filter((piece) => typeof piece === "function")).toHaveLength(2);
  expect(parts.handOver(html), "what was handed over is not held as well").toEqual([""]);
});
