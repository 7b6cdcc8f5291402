import { describe, expect, test } from "vitest";
import { numberAnchors } from "./anchors.ts";
import { mentionCandidates, type RenderOptions, renderMarkdown } from "./render.ts";

const base: RenderOptions = {
  people: ["ada", "Grace_Hopper", "Jürgen", "田中さん", "x--y", "ada_"],
  math: false,
  siteUrl: "https://forum.example",
};

const render = (source: string, options: Partial<RenderOptions> = {}) =>
  renderMarkdown(source, { ...base, ...options });
const html = (source: string, options: Partial<RenderOptions> = {}) => render(source, options).html;
const mention = (name: string) => `<a class="mention" href="/u/${encodeURIComponent(name)}">@${name}</a>`;

describe("mentions", () => {
  test("link people who exist, as they write themselves", () => {
    expect(render("Hello @ADA and @grace_hopper!")).toMatchObject({
      html: `<p>Hello ${mention("ada")} and ${mention("Grace_Hopper")}!</p>`,
      mentions: ["ada", "Grace_Hopper"],
    });
  });

  test("know letters of every script, composed or not", () => {
    expect(html("@Ju\u0308rgen, @田中さん")).toBe(`<p>${mention("Jürgen")}, ${mention("田中さん")}</p>`);
  });

  test("leave everybody else as text", () => {
    expect(render("@nobody @ad @adam *@no_body_*")).toMatchObject({
      html: "<p>@nobody @ad @adam <em>@no_body_</em></p>",
      mentions: [],
    });
  });

  test.each([
    "`@ada`",
    "```\n@ada\n```",
    "[@ada](/x)",
    "mail@ada.example",
    "see https://b.example/@ada",
    "x@ada",
    "\\@ada",
  ])("do not hide in %j", (source) => {
    expect(render(source).mentions).toEqual([]);
    expect(html(source)).not.toContain("mention");
  });

  test("keep their own underscores and leave those of Markdown", () => {
    expect(html("_@grace_hopper_ **@ada** @x--y")).toBe(
      `<p><em>${mention("Grace_Hopper")}</em> <strong>${mention("ada")}</strong> ${mention("x--y")}</p>`,
    );
  });

  test("prefer the longest name that exists", () => {
    expect(render("@ada_ @ada- @ada.").mentions).toEqual(["ada_", "ada"]);
  });

  test("in quotes link but do not notify", () => {
    const { html, mentions } = render("> @ada wrote\n\n@Jürgen: yes, @jürgen");
    expect(html).toContain(mention("ada"));
    expect(mentions).toEqual(["Jürgen"]);
  });

  test("stand in tables, lists and the words for a picture", () => {
    expect(render("| a |\n|---|\n| @ada |\n\n- @jürgen").mentions).toEqual(["ada", "Jürgen"]);
    expect(html("![by @ada](/uploads/1.png)")).toContain('alt="by @ada"');
  });

  test("cannot be imitated with HTML", () => {
    expect(html('<a class="mention" href="https://other.example">@ada</a> <span class="mention">@eve</span>')).toBe(
      '<p><a href="https://other.example" rel="nofollow ugc noopener">@ada</a> @eve</p>',
    );
  });

  test("have candidates to look up, each once, at most 50", () => {
    expect(mentionCandidates("@Ada @ada @b @bob_ a@carl `@dora`")).toEqual(["Ada", "bob_", "bob", "dora"]);
    const many = Array.from({ length: 200 }, (_, index) => `@name${index}`).join(" ");
    expect(mentionCandidates(many)).toHaveLength(50);
  });
});

describe("links", () => {
  test("to other hosts are marked, to ours are not", () => {
    expect(html("[a](https://other.example) [b](https://forum.example/t/1) [c](/t/2) [d](#post-3)")).toBe(
      '<p><a href="https://other.example" rel="nofollow ugc noopener">a</a> <a href="https://forum.example/t/1">b</a> ' +
        '<a href="/t/2">c</a> <a href="#post-3">d</a></p>',
    );
  });

  test("lead nowhere but to pages and mail boxes", () => {
    expect(
      html("[a](javascript:alert) [b](data:text/html,x) [c](ftp://x.example) <HTTPS://y.example> [d](//z.example)"),
    ).toBe(
      '<p>a b c <a href="HTTPS://y.example" rel="nofollow ugc noopener">HTTPS://y.example</a> ' +
        '<a href="//z.example" rel="nofollow ugc noopener">d</a></p>',
    );
  });
});

describe("pictures", () => {
  test("of ours are shown", () => {
    expect(html('![A cat](/uploads/cat.png "Mia") ![](https://forum.example/uploads/b.png)')).toBe(
      '<p><img src="/uploads/cat.png" alt="A cat" title="Mia" loading="lazy"> ' +
        '<img src="https://forum.example/uploads/b.png" alt="" loading="lazy"></p>',
    );
  });

  test.each(["![A cat](https://other.example/c.png)", '<img src="https://other.example/c.png" alt="A cat">'])(
    "on foreign hosts become links that name the host: %s",
    (source) => {
      expect(html(source)).toContain(
        '<a class="foreign-image" href="https://other.example/c.png" rel="nofollow ugc noopener">A cat · other.example ↗</a>',
      );
    },
  );

  test("within a link or without words still name their host", () => {
    expect(html("[![Built](https://ci.example/b.svg)](/t/1) ![](https://ci.example/b.svg)")).toBe(
      '<p><a href="/t/1"><span class="foreign-image">Built · ci.example ↗</span></a> ' +
        '<a class="foreign-image" href="https://ci.example/b.svg" rel="nofollow ugc noopener">ci.example ↗</a></p>',
    );
  });
});

describe("headings", () => {
  test("stand below those of the page and can be linked", () => {
    expect(html("# Über *uns*\n\n###### Six\n\n## Über uns")).toBe(
      '<h3 id="user-content-über-uns">Über <em>uns</em></h3>\n<h6 id="user-content-six">Six</h6>\n' +
        '<h4 id="user-content-über-uns-2">Über uns</h4>',
    );
  });

  test("and footnotes get anchors of their own on a page of many posts", () => {
    const page = numberAnchors(html('# A\n\nb[^1] `id="user-content-a"` <i title="x > y">\n\n[^1]: c'), 7);
    expect(page).toContain('<h3 id="p7-a">');
    expect(page).toContain('<a href="#p7-fn-1" id="p7-fnref-1"');
    expect(page).toContain('<code>id="user-content-a"</code>');
  });
});

describe("HTML", () => {
  test("that writing needs is kept", () => {
    expect(html("<kbd>Ctrl</kbd> H<sub>2</sub>O<br>x<sup>2</sup>")).toBe(
      "<p><kbd>Ctrl</kbd> H<sub>2</sub>O<br>x<sup>2</sup></p>",
    );
    expect(html("<details><summary>More</summary>\n\n*text*\n\n</details>")).toBe(
      "<details><summary>More</summary>\n<p><em>text</em></p>\n</details>",
    );
  });

  test("that posts may not contain is shown as it was typed", () => {
    expect(html("Use List<String> or <textarea> here\n\n<script>alert(1)</script>\n\nand go on")).toBe(
      "<p>Use List&#x3C;String> or &#x3C;textarea> here</p>\n<p>&#x3C;script>alert(1)&#x3C;/script></p>\n<p>and go on</p>",
    );
  });

  test("does not close what the page opened", () => {
    expect(html("</div></article><li>a</li></ul><td>b</td>")).toBe("&#x3C;/article>ab");
  });
});

describe("code", () => {
  test("is coloured in the language that was named", () => {
    expect(html("```js\nconst a = 1;\n```")).toBe(
      '<pre tabindex="0"><code class="hljs language-js"><span class="hljs-keyword">const</span> a = ' +
        '<span class="hljs-number">1</span>;\n</code></pre>',
    );
  });

  test.each(["```\nconst a = 1;\n```", "```nonsense\nconst a = 1;\n```", "    const a = 1;"])(
    "is not guessed: %j",
    (source) => {
      expect(html(source)).not.toContain("hljs");
    },
  );
});

describe("GFM", () => {
  test("tables scroll on their own", () => {
    expect(html("| a | b |\n|:-:|---|\n| 1 | `x\\|y` |")).toBe(
      '<div class="table-scroll" tabindex="0"><table>\n<thead>\n<tr>\n<th align="center">a</th>\n<th>b</th>\n</tr>\n</thead>\n' +
        '<tbody>\n<tr>\n<td align="center">1</td>\n<td><code>x|y</code></td>\n</tr>\n</tbody>\n</table></div>',
    );
  });

  test("tasks are boxes with a name", () => {
    expect(html("- [x] water the **plants**")).toContain(
      '<input type="checkbox" checked disabled aria-label="water the plants"> water the <strong>plants</strong>',
    );
  });

  test("footnotes need no words of any language", () => {
    const notes = html("a[^n]\n\n[^n]: note");
    expect(notes).toContain('<a href="#user-content-fn-n" id="user-content-fnref-n" data-footnote-ref>1</a>');
    expect(notes).not.toMatch(/Footnotes|Back to/);
  });

  test.each([
    ["www.a.example", "http://www.a.example"],
    ["https://a.example/b_c_d", "https://a.example/b_c_d"],
    ["me@a.example", "mailto:me@a.example"],
  ])("%s is a link", (address, href) => {
    expect(html(`see ${address}.`)).toContain(`<a href="${href}"`);
  });

  test("struck words", () => {
    expect(html("~~one~~ ~two~")).toBe("<p><del>one</del> <del>two</del></p>");
  });
});
