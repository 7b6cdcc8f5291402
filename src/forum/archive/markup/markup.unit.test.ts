import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "#forum/markdown/render.ts";
import { testData } from "#testing/data.ts";
import { discourseSource } from "../readers/discourse.ts";
import { stackExchangeSource } from "../readers/stackexchange.ts";
import { aReport, itemsOf } from "../testing/folders.ts";
import { textToMarkdown } from "./html.ts";

/** Every so manieth real post is checked in a test run; all of them were when this was written. */
const STRIDE = 20;

const html = (source: string) => textToMarkdown(source, "html");
const discourse = (source: string) => textToMarkdown(source, "discourse");
const comment = (source: string) => textToMarkdown(source, "comment", (name) => (name === "tea" ? "/tag/tea" : null));
const rendered = (markdown: string) =>
  renderMarkdown(markdown, { people: [], math: false, siteUrl: "https://forum.example.org" }).html;

describe("HTML", () => {
  test.each([
    ["<p>One</p>\n\n<p>Two <em>x</em><strong> y </strong>z</p>", "One\n\nTwo *x* **y** z"],
    ["<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b"],
    ['<pre class="lang-js prettyprint-override"><code>a &lt; b\n\n  c</code></pre>', "```js\na < b\n\n  c\n```"],
    ["<p>a<br>b</p>", "a\\\nb"],
    ["<p><strong>Title<br></strong></p>", "**Title**"],
    ['<p><a href="https://x.org/a_b"><img src="https://x.org/a_b" alt="a"></a></p>', "![a](https://x.org/a_b)"],
    ["<p>snake_case_name and 2 * 3 and [x] and # not</p>", "snake_case_name and 2 \\* 3 and \\[x] and # not"],
    ["<p>https://x.org/a_b_c, see</p>", "<https://x.org/a_b_c>, see"],
    ["<p>x<sup>2</sup> <kbd>Ctrl</kbd></p>", "x<sup>2</sup> <kbd>Ctrl</kbd>"],
    ["<p><s><s>twice</s></s></p>", "~~twice~~"],
    ["<ul><li>x $A$, in</li></ul>", "- x $A$, in"],
    ["<p>1. not a list</p><p># no heading</p>", "1\\. not a list\n\n\\# no heading"],
    ["plain &amp; simple", "plain & simple"],
    ["", ""],
  ])("%j", (source, markdown) => expect(html(source)).toBe(markdown));

  test.each([
    "$a_1 + b^*$",
    "$\\lvert\\psi\\rangle$",
    "$$\\begin{pmatrix}1 & 0 \\\\ 0 & 1\\end{pmatrix}$$",
    "$*a* [b](c) <d> _e_ `f`$",
  ])("TeX comes through unchanged: %s", (tex) => {
    const escaped = tex.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const markdown = html(`<p>Let ${escaped} be, with <em>this</em> too</p>`);
    expect(markdown).toContain(tex);
    expect(words(rendered(markdown))).toBe(words(`Let ${escaped} be, with this too`));
  });

  test("display TeX keeps its lines; dollars that are money stay money", () => {
    const markdown = html("<p>$$\na &amp;= b \\\\\n- c\n$$</p><p>$5 and 10$, or $6</p>");
    expect(markdown).toMatch(/^\$\$\na &= b \\\\\n- c\n\$\$\n\n/);
    expect(words(rendered(markdown))).toBe("$$ a &= b \\\\ - c $$ $5 and 10$, or $6");
  });

  test("what is nested beyond reason becomes plain text, quickly", () => {
    const started = performance.now();
    expect(html(`${"<div><b>".repeat(20_000)}deep`)).toBe("deep");
    expect(html(`${"<blockquote>".repeat(3000)}deep${"</blockquote>".repeat(3000)}`)).toBe("deep");
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("scripts and data addresses do not come along", () => {
    expect(html('<p>a<script>alert(1)</script><img src="data:image/png;base64,AA" alt="b"></p>')).toBe("ab");
  });
});

describe("Discourse", () => {
  test.each([
    [
      '<p>a <img src="x/wink.png" class="emoji" alt=":wink:"> <img class="emoji" alt=":own_one:" src="y"></p>',
      "a 😉 :own_one:",
    ],
    [
      '<p><a class="mention" href="/u/ada_l">@ada_l</a> and <a class="mention" href="/u/a.b">@a.b</a></p>',
      "@ada_l and [@a.b](/u/a.b)",
    ],
    [
      '<p><a class="hashtag" href="/c/x/5">#<span>x</span></a> <span class="bbcode-b">b</span></p>',
      "[#x](/c/x/5) **b**",
    ],
    [
      '<aside class="quote" data-username="ada" data-post="3" data-topic="17"><div class="title"><div class="quote-controls"></div><img class="avatar" src="a.png"> ada:</div><blockquote><p>Hi</p></blockquote></aside><p>Yes</p>',
      "> [ada:](/t/17/3)\n>\n> Hi\n\nYes",
    ],
    [
      '<div class="lightbox-wrapper"><a class="lightbox" href="//cdn.org/big.png" title="cat.png"><img src="//cdn.org/small.png"><div class="meta"><span class="informations">800×6</span></div></a></div>',
      "![cat.png](https://cdn.org/big.png)",
    ],
    [
      '<aside class="onebox" data-onebox-src="https://x.org/p"><header class="source"><img class="site-icon" src="i"><a href="https://x.org/p">x.org</a></header><article class="onebox-body"><h3><a href="https://x.org/p">Title</a></h3><p>About</p></article></aside>',
      "> [x.org](https://x.org/p)\n>\n> ### [Title](https://x.org/p)\n>\n> About",
    ],
    [
      '<div class="lazyYT" data-youtube-id="abc" data-youtube-title="Film"></div>',
      "[Film](https://www.youtube.com/watch?v=abc)",
    ],
    [
      '<pre><code class="lang-auto">x</code></pre><pre><code class="lang-cpp">y</code></pre>',
      "```\nx\n```\n\n```cpp\ny\n```",
    ],
    [
      "<details><summary>More</summary><p>Text</p></details>",
      "<details>\n<summary>More</summary>\n\nText\n\n</details>",
    ],
  ])("%j", (source, markdown) => expect(discourse(source)).toBe(markdown));
});

describe("a comment of Stack Exchange", () => {
  test.each([
    [
      "Not so sure, [see](http://x.org/a_b) *this* **that** `a*b`",
      "Not so sure, [see](http://x.org/a_b) *this* **that** `a*b`",
    ],
    ["# no heading", "\\# no heading"],
    ["1. no list <b>x</b>", "1\\. no list \\<b>x\\</b>"],
    ["on [cooking.se], [tag:tea]", "on \\[cooking.se], [tea](/tag/tea)"],
    ["[tag:coffee]: see [tag:tea], [meta-tag:coffee]", "coffee: see [tea](/tag/tea), coffee"],
    ["see https://x.org/a_b_c $a_b*c*$", "see <https://x.org/a_b_c> $a_b*c*$"],
    ["@Ada_L yes", "@Ada_L yes"],
  ])("%j", (source, markdown) => expect(comment(source)).toBe(markdown));
});

describe("real posts", () => {
  const stackExchange = ["se_beer-meta", "se_conlang-meta", "se_quantumcomputing"].map((name) =>
    testData(`forums/${name}`),
  );
  const topics = testData("forums/discourse-topics");

  test.skipIf(stackExchange.includes(null))("keep every word of Stack Exchange's", { timeout: 120_000 }, async () => {
    let texts = 0;
    for (const folder of stackExchange) {
      for (const { kind, record, markup } of await itemsOf(await stackExchangeSource(folder ?? "", "x"), aReport())) {
        if (kind !== "post" || markup !== "html") continue;
        if (texts++ % STRIDE !== 0) continue;
        const markdown = textToMarkdown(record.body, markup);
        expect(words(rendered(markdown)), `post ${record.id}`).toBe(words(record.body));
      }
    }
    expect(texts).toBe(2076);
  });

  test.skipIf(!topics)(
    "keep every word of Discourse's, frames of pictures and films aside",
    { timeout: 120_000 },
    async () => {
      let lost = 0;
      let texts = 0;
      for (const { kind, record, markup } of await itemsOf(await discourseSource(topics ?? ""), aReport())) {
        if (kind !== "post" || texts++ % STRIDE !== 0) continue;
        const before = words(record.body.replace(FRAMES, " ")).replace(SIGNS, "");
        const after = new Set(
          words(rendered(textToMarkdown(record.body, markup)))
            .replace(SIGNS, "")
            .split(" "),
        );
        const missing = before.split(" ").filter((word) => !after.has(word));
        lost += missing.length;
      }
      // Words that stand glued to a frame which is gone.
      expect(lost).toBeLessThan(10);
    },
  );
});

/** Names and sizes below pictures; the controls of a quote. */
const FRAMES = /<div class="meta">[\s\S]*?<\/div>|<svg[\s\S]*?<\/svg>/g;
const SIGNS = /\p{Extended_Pictographic}|\uFE0F|\u200D|:[a-z0-9_+-]+:/gu;
const BLOCKS = new Set(
  "p div li ul ol pre blockquote h1 h2 h3 h4 h5 h6 table tr td th br hr aside header article details summary section dl dt dd img".split(
    " ",
  ),
);

/** What a reader reads, white space folded; addresses in place of foreign pictures left out. */
function words(source: string): string {
  return textOf(fromHtml(source, { fragment: true }))
    .replace(/\s+/g, " ")
    .trim();
}

function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  const classes = node.type === "element" ? node.properties.className : undefined;
  if (Array.isArray(classes) && classes.includes("foreign-image")) return " ";
  const inner = node.children.map(textOf).join("");
  return node.type === "element" && BLOCKS.has(node.tagName) ? ` ${inner} ` : inner;
}
