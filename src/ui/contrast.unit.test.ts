import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accentCss,
  accentTokens,
  contrast,
  DEFAULT_ACCENT,
  mixed,
  SURFACES,
  TEXT_CONTRAST,
  type Theme,
} from "./accent.ts";

/** WCAG 2.2, 1.4.11: borders and shapes that carry meaning. */
const SHAPE_CONTRAST = 3;
const THEMES = ["light", "dark"] as const satisfies Theme[];
const css = readFileSync(join(import.meta.dirname, "styles/tokens.css"), "utf8");

/** The tokens of a theme: plain colours as they stand, mixtures computed. */
function tokens(theme: Theme): Record<string, string> {
  const [light = "", dark = ""] = css.split("@theme")[0]?.split("@media (prefers-color-scheme: dark)") ?? [];
  const raw: Record<string, string> = {};
  // The letters' colours stand after the dark block and hold in both themes.
  for (const text of theme === "light" ? [dark.slice(dark.indexOf("--ava-1")), light] : [light, dark]) {
    for (const [, name = "", value = ""] of text.matchAll(/--([\w-]+):\s*([^;]+);/g)) raw[name] = value.trim();
  }
  const colour = (value: string): string => {
    const mix = /^color-mix\(in oklab, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\)$/.exec(value);
    if (!mix) return value;
    return mixed(colour(raw[mix[1] ?? ""] ?? ""), Number(mix[2]) / 100, colour(raw[mix[3] ?? ""] ?? ""));
  };
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, colour(value)]));
}

const TEXT_PAIRS = [
  ["ink", "page surface sunken solved-bg wait-bg danger-bg tint mark"],
  ["ink-2", "page surface sunken solved-bg tint danger-bg"],
  ["ink-3", "page surface sunken tint solved-bg danger-bg"],
  ["accent", "page surface sunken tint solved-bg"],
  ["accent-ink", "accent"],
  ["solved", "page surface solved-bg"],
  ["wait", "page surface wait-bg"],
  ["danger", "page surface danger-bg"],
  ["danger-ink", "danger"],
  ["page", "ink"],
  ...["comment", "keyword", "string", "number", "name", "meta"].map((kind) => [`code-${kind}`, "sunken page"]),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((tone) => ["ava-ink", `ava-${tone}`]),
] as [string, string][];

const SHAPE_PAIRS = [
  ["field", "page surface sunken"],
  ["accent", "page surface sunken tint"],
  ["danger", "page surface danger-bg"],
  ["wait", "page surface"],
  ["solved", "page surface solved-bg"],
] as [string, string][];

function tooFaint(theme: Theme, pairs: [string, string][], least: number): string[] {
  const colours = tokens(theme);
  return pairs.flatMap(([front, backs]) =>
    backs.split(" ").flatMap((back) => {
      const [one, other] = [colours[front], colours[back]];
      if (!/^#[0-9a-f]{6}$/.test(one ?? "") || !/^#[0-9a-f]{6}$/.test(other ?? ""))
        return [`no colour: ${front} ${back}`];
      const ratio = contrast(one as string, other as string);
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

describe.each(THEMES)("the %s theme", (theme) => {
  test("text can be read on everything it stands on", () => {
    expect(tooFaint(theme, TEXT_PAIRS, TEXT_CONTRAST)).toEqual([]);
  });

  test("borders of fields and buttons and the marks of a thread can be seen", () => {
    expect(tooFaint(theme, SHAPE_PAIRS, SHAPE_CONTRAST)).toEqual([]);
  });

  test("the accent is made for these surfaces", () => {
    expect(tokens(theme)).toMatchObject(SURFACES[theme]);
  });

  test("any colour a company sets can be read as text and written on", () => {
    const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    const { page, surface, sunken } = SURFACES[theme];
    const solved = tokens(theme)["solved-bg"] as string;
    const tint = theme === "light" ? 0.07 : 0.09;
    fc.assert(
      fc.property(colours, (colour) => {
        const { accent, ink } = accentTokens(colour, theme);
        for (const behind of [page, surface, sunken, mixed(accent, tint, surface), solved, ink])
          expect(contrast(accent, behind)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }),
      { numRuns: 500 },
    );
  });
});

test("a colour that can be read stays as it is", () => {
  expect(accentTokens(DEFAULT_ACCENT, "light").accent).toBe(DEFAULT_ACCENT);
});

test.each(["#000000", "#ffffff", "#ffff00"])("%s, which one theme swallows, becomes readable in it", (colour) => {
  for (const theme of THEMES)
    expect(contrast(accentTokens(colour, theme).accent, SURFACES[theme].page)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
});

test("what is not a colour never reaches the style sheet", () => {
  expect(accentCss("red;}body{display:none")).toBe(accentCss(DEFAULT_ACCENT));
});
