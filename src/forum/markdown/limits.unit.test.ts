import { describe, expect, test } from "vitest";
import { renderMarkdown, TooComplex } from "./render.ts";

const render = (source: string) =>
  renderMarkdown(source, { people: [], math: false, siteUrl: "https://forum.example" }).html;

const stairs = (levels: number, marker: string, step: string) =>
  Array.from({ length: levels }, (_, depth) => `${step.repeat(depth)}${marker} a`).join("\n");

/** Emphasis in emphasis: of one and two stars by turns, since three in a row would be one level less. */
const emphasis = (levels: number) => {
  const marks = Array.from({ length: levels }, (_, depth) => (depth % 2 ? "**" : "*"));
  return `${marks.map((mark) => `${mark}a `).join("")}x${marks
    .reverse()
    .map((mark) => ` a${mark}`)
    .join("")}`;
};

const NESTED: Readonly<Record<string, (levels: number) => string>> = {
  quotes: (levels) => `${">".repeat(levels)} a`,
  "quotes with spaces": (levels) => `${"> ".repeat(levels)}a`,
  "lists in one line": (levels) => `${"- ".repeat(levels)}a`,
  "numbered lists in one line": (levels) => `${"1. ".repeat(levels)}a`,
  "lists line by line": (levels) => stairs(levels, "-", "  "),
  "numbered lists line by line": (levels) => stairs(levels, "1.", "   "),
  "lists with tabs": (levels) => stairs(levels, "-", "\t"),
  "quotes in a list": (levels) => `- ${">".repeat(levels - 1)} a`,
  emphasis,
};

describe.each(Object.entries(NESTED))("%s", (_name, nested) => {
  test("may be nested 100 levels", () => {
    expect(render(nested(100))).toContain("a");
  });

  test.each([101, 500])("are refused at %i levels", (levels) => {
    expect(() => render(nested(levels))).toThrow(TooComplex);
  });
});

describe("what only looks nested is rendered", () => {
  test.each([
    ["a rule", "- ".repeat(5000)],
    ["signs in fenced code", `\`\`\`\n${">".repeat(500)}\n\`\`\``],
    ["signs in fenced code in a list", `- \`\`\`\n  ${">".repeat(500)}\n  \`\`\``],
    ["indented code", `a\n\n    ${">".repeat(500)}`],
    ["text far to the right", `a\n\n- b\n\n${" ".repeat(500)}- c`],
    ["a long list", "- a\n".repeat(500)],
    ["open brackets", "[".repeat(500)],
    ["closed elements", "<div>a</div>\n\n".repeat(200)],
    ["elements that close each other", `<ul>${"<li><p>a".repeat(200)}</ul>`],
    ["elements that are empty", "a<br><img src=/a>".repeat(200)],
  ])("%s", (_name, source) => {
    expect(render(source).length).toBeGreaterThan(0);
  });
});

describe("nesting is refused wherever it hides", () => {
  test.each([
    ["behind fenced code that has ended", `\`\`\`\n\`\`\`\n${">".repeat(500)}`],
    ["behind code that only looks fenced", `a\n\n     \`\`\`\n${">".repeat(500)}`],
    ["behind fenced code whose list has ended", `- \`\`\`\n${">".repeat(500)}`],
    ["in footnotes", "[^a]: ".repeat(500)],
    ["in HTML", "<div>".repeat(101)],
    ["in HTML, piece by piece", `a ${"<b> *b* ".repeat(101)}`],
    [
      "in HTML that names its parts differently",
      Array.from({ length: 101 }, (_, index) => `<i title=${index}>`).join("<p>"),
    ],
  ])("%s", (_name, source) => {
    expect(() => render(source)).toThrow(TooComplex);
  });

  test("in coloured code it only loses the colours", () => {
    const source = `\`\`\`js\n${"`${".repeat(2000)}\n\`\`\``;
    expect(render(source)).not.toContain("<span");
  });
});

test("a table cannot be filled up without end", () => {
  const width = 500;
  const source = `${"|a".repeat(width)}|\n${"|-".repeat(width)}|\n${"|b\n".repeat(500)}`;
  expect(() => render(source)).toThrow(TooComplex);
});

test("a reference cannot repeat a long address without end", () => {
  const source = `[a]: /${"b".repeat(10_000)}\n\n${"[a] ".repeat(5000)}`;
  expect(() => render(source)).toThrow(TooComplex);
});

test("a short text that becomes very long HTML is refused, the densest honest one is not", () => {
  const withMath = (text: string) => renderMarkdown(text, { people: [], math: true, siteUrl: "https://forum.example" });
  expect(() => render(`${"[^1]".repeat(3_000)}\n\n[^1]: x`)).toThrow(TooComplex);
  expect(withMath("$$\\frac{a}{b}+x^2$$\n\n".repeat(1_500)).html.length).toBeGreaterThan(200_000);
});
