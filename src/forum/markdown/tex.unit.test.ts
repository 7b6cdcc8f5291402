import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./render.ts";

const render = (source: string, math = false) =>
  renderMarkdown(source, { people: ["ada"], math, siteUrl: "https://forum.example" }).html;

const escaped = (text: string) => text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;");

describe("TeX survives as it was typed", () => {
  test.each([
    "$a_1 * b_2 * c$",
    "$\\alpha_{i}\\ \\{x\\}\\\\$",
    "$a<b>c</b>$",
    "$x$, $y$ and $|\\psi\\rangle$",
    "$$\\sum_{i=0}^n i^2 = \\frac{n(n+1)}{2}$$",
    "$ |\\psi\\rangle $ with spaces",
    "$\\$5 + `x` [a](b) @ada https://a.example$",
    "$*a*$ ($b$): $c$-th",
    "$a\n_b_ c$",
    "$$a \\text{ if $b_1$, else $b_2$}$$ and c",
  ])("%j", (source) => {
    expect(render(source)).toBe(`<p>${escaped(source)}</p>`);
  });

  test.each(["$$\na &= b \\\\\n- c_1 + *d*\n\n# e\n$$", "$$\\begin{align}\na\n+ b\n\\end{align}$$", "$$\n> x < y\n$$"])(
    "on lines of its own: %j",
    (source) => {
      expect(render(source)).toBe(`<p>${escaped(source)}</p>`);
    },
  );

  test("where a display ends on a line of its own and another follows", () => {
    expect(render("so $$a_1\n$$\nand *then*\n$$\n- b_1 * c *\n$$\nend")).toBe(
      "<p>so $$a_1\n$$\nand <em>then</em></p>\n<p>$$\n- b_1 * c *\n$$</p>\n<p>end</p>",
    );
  });

  test("in quotes, lists and tables", () => {
    expect(render("> - $$\n>   a_1 * b_2 *\n>   $$")).toContain("<li>$$\na_1 * b_2 *\n$$</li>");
    expect(render("| a |\n|---|\n| $x_1 * y_2 *$ |")).toContain("<td>$x_1 * y_2 *$</td>");
  });
});

describe("dollars that are no mathematics", () => {
  test.each([
    ["It costs $5 and *that* is $10.", "It costs $5 and <em>that</em> is $10."],
    ["$5 *or* 6$7", "$5 <em>or</em> 6$7"],
    ["US$ *5* and US$ *6*", "US$ <em>5</em> and US$ <em>6</em>"],
    ["$HOME/*x* and $PATH", "$HOME/<em>x</em> and $PATH"],
    ["\\$*a*$", "$<em>a</em>$"],
    ["`$`*a*`$`", "<code>$</code><em>a</em><code>$</code>"],
    ["$*a*", "$<em>a</em>"],
  ])("%j", (source, expected) => {
    expect(render(source)).toBe(`<p>${expected}</p>`);
  });

  test("two that open nothing do not swallow the rest", () => {
    expect(render("$$ a\n\n*b*\n\n- c")).toBe("<p>$$ a</p>\n<p><em>b</em></p>\n<ul>\n<li>c</li>\n</ul>");
  });

  test("in code stay code", () => {
    expect(render("`$a_1$` and\n\n```\n$$\n*a*\n$$\n```")).toBe(
      '<p><code>$a_1$</code> and</p>\n<pre tabindex="0"><code>$$\n*a*\n$$\n</code></pre>',
    );
  });
});

describe("as MathML, where the forum wants it", () => {
  test("within a line and on its own", () => {
    expect(render("so $x^2$", true)).toMatch(/^<p>so <math><msup><mi>x<\/mi><mn[^>]*>2<\/mn><\/msup><\/math><\/p>$/);
    expect(render("$$x$$", true)).toContain('<math display="block"');
  });

  test("faulty TeX stays text", () => {
    expect(render("$\\frac{a$ b $\\nonsense$", true)).toBe("<p>$\\frac{a$ b $\\nonsense$</p>");
  });

  test.each([
    "$\\href{javascript:alert(1)}{a}$",
    "$\\includegraphics{https://a.example/b.png}$",
    "$\\style{color:red}{a}$",
    "$\\class{evil}{a}$",
    "$\\id{post-1}{a}$",
    "$\\data{x=1}{a}$",
    "$\\text{</math><script>alert(1)</script>}$",
    "$\\color{red} a \\colorbox{blue}{b}$",
  ])("brings nothing in: %s", (source) => {
    expect(render(source, true)).not.toMatch(/<script|style=|href=|src=|\sid=|class="(?!tml-)|data-/);
  });

  test("prices stay prices", () => {
    expect(render("$5 and $10", true)).toBe("<p>$5 and $10</p>");
  });

  test.each([
    "\\def\\a{\\a\\a}\\a",
    `${"{".repeat(5000)}x${"}".repeat(5000)}`,
    "\\sqrt{".repeat(2000),
    "x^".repeat(3000),
  ])("bombs end: %#", (tex) => {
    expect(render(`$${tex}$`, true).length).toBeLessThan(1_000_000);
  });
});
