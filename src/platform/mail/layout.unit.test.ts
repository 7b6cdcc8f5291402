import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { composeMail, type MailContent } from "./layout.ts";
import { shortened, textBlocks } from "./post-text.ts";

const MAIL: MailContent = {
  title: "Anna Weiß answered your question",
  greeting: "Hello Jonas,",
  paragraphs: [
    "Anna wrote in “E3 after changing batteries”:",
    { quoteHtml: "<p>Wait <strong>two minutes</strong>.</p><pre><code>AL\n  ok</code></pre>" },
    { button: { label: "Read the answer", url: "https://community.example.com/t/e3/12/3?a=1&b=2" } },
  ],
  footer: [
    "You get this mail because you asked.",
    { label: "Switch these mails off", url: "https://community.example.com/unsubscribe/t" },
  ],
  siteName: "Lindner Community",
  accent: "#0b6e5f",
  language: "en",
};

test("the text version reads from top to bottom", () => {
  expect(composeMail(MAIL).text).toBe(`Anna Weiß answered your question

Hello Jonas,

Anna wrote in “E3 after changing batteries”:

> Wait two minutes.
>
> AL
>   ok

Read the answer:
https://community.example.com/t/e3/12/3?a=1&b=2

-- 
Lindner Community
You get this mail because you asked.
Switch these mails off:
https://community.example.com/unsubscribe/t
`);
});

test("the HTML version is valid and loads nothing", async () => {
  const { html } = composeMail(MAIL);
  const validator = new HtmlValidate({ extends: ["html-validate:standard"], rules: { "no-inline-style": "off" } });
  const report = await validator.validateString(html);
  expect(report.results.flatMap((result) => result.messages.map((message) => message.message))).toEqual([]);
  expect(html).not.toMatch(/<(img|link|script|table|iframe|svg)|url\(|@import|src=/i);
  expect(
    [...html.matchAll(/https?:\/\/[^"]+/g)].every(([url]) => url.startsWith("https://community.example.com/")),
  ).toBe(true);
});

test("texts are texts, wherever they come from", () => {
  const evil = `"><script>alert(1)</script><a href='https://evil.test'>`;
  const { html } = composeMail({
    title: evil,
    greeting: evil,
    paragraphs: [
      evil,
      { quoteHtml: `<p onclick=x>${evil}</p><style>*{}</style>` },
      { button: { label: evil, url: 'https://e.test/"><b>' } },
    ],
    footer: [evil, { label: evil, url: "https://e.test/" }],
    siteName: evil,
    accent: 'red;background:url("https://evil.test")',
    language: '"><b>',
  });
  expect(html).not.toMatch(/<script|<b>|<a href='|onclick|evil\.test"\)/);
  expect(() => composeMail({ ...MAIL, paragraphs: [{ button: { label: "x", url: "javascript:alert(1)" } }] })).toThrow(
    "web address",
  );
});

test("the ink on a button can be read on every accent", () => {
  const ink = (accent: string) =>
    /background:#[0-9a-f]{6};color:(#[0-9a-f]{6});font-weight/.exec(composeMail({ ...MAIL, accent }).html)?.[1];
  expect(ink("#0b6e5f")).toBe("#ffffff");
  expect(ink("#ffd400")).toBe("#1f1d1a");
  expect(ink("nonsense")).toBe("#ffffff");
});

const texts = (html: string) => textBlocks(html).map((block) => block.text);

test("a post becomes plain paragraphs", () => {
  expect(texts("<h2>Title</h2><p>One\n line<br>two</p><p> </p>loose <em>words</em>")).toEqual([
    "Title",
    "One line\ntwo",
    "loose words",
  ]);
  expect(texts("<ul><li>a</li><li><p>b</p><p>more</p><ol start=3><li>c</li><li>d</li></ol></li></ul>")).toEqual([
    "• a",
    "• b",
    "more",
    "3. c",
    "4. d",
  ]);
  expect(texts("<blockquote><p>said</p><blockquote><p>before</p></blockquote></blockquote><p>no</p>")).toEqual([
    "> said",
    "> > before",
    "no",
  ]);
  expect(texts("<table><thead><tr><th>A<th>B</thead><tbody><tr><td>1<td>2</table>")).toEqual(["A B", "1 2"]);
  expect(
    texts('<p><img src="https://x.test/a.png" alt="a photo"> and <a href="https://x.test">a link</a></p>'),
  ).toEqual(["[a photo] and a link"]);
  expect(texts('<ul><li><input type="checkbox" checked disabled> done</li></ul>')).toEqual(["• [x] done"]);
  expect(
    texts(
      "<p>so <math><semantics><mi>x</mi><annotation encoding=application/x-tex>x^2</annotation></semantics></math></p>",
    ),
  ).toEqual(["so $x^2$"]);
  expect(
    texts('<h2>T<a class="anchor" aria-hidden="true" href="#t">#</a></h2><script>no</script><style>no</style>'),
  ).toEqual(["T"]);
  expect(textBlocks("<pre><code>a\n\n  b\n</code></pre>")).toEqual([{ kind: "code", text: "a\n\n  b" }]);
});

test("a long post is cut at a word", () => {
  const blocks = textBlocks("<p>first words</p><p>then many more words</p><p>never</p>");
  expect(shortened(blocks, 22).map((block) => block.text)).toEqual(["first words", "then many …"]);
  expect(shortened(blocks, 11).map((block) => block.text)).toEqual(["first words", "…"]);
  expect(shortened(blocks, 500)).toEqual(blocks);
  expect(shortened(textBlocks("<p>🎉🎉🎉</p>"), 3)[0]?.text).toBe("🎉 …");
});
