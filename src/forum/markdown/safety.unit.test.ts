import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testData } from "#testing/data.ts";
import { renderMarkdown, TooComplex } from "./render.ts";
import { hostileTexts } from "./testing/hostile.ts";
import { harmIn } from "./testing/safety.ts";

const siteUrl = "https://forum.example";
const people = ["ada", "Grace_Hopper"];

/** Asserts that a text is refused, or comes out harmless, with and without mathematics. */
function expectHarmless(source: string): void {
  for (const math of source.includes("$") ? [false, true] : [false]) {
    try {
      const { html } = renderMarkdown(source, { people, math, siteUrl });
      expect(harmIn(html, siteUrl), JSON.stringify(source)).toEqual([]);
      expect(html.isWellFormed()).toBe(true);
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error;
    }
  }
}

/** The places in a text where something harmful may hide. */
const PLACES: readonly ((harm: string) => string)[] = [
  (harm) => harm,
  (harm) => `a ${harm} b`,
  (harm) => `- ${harm}\n\n> ${harm}`,
  (harm) => `| a |\n|---|\n| ${harm} |`,
  (harm) => `[words](${harm}) ![words](${harm}) [words](<${harm}> "${harm}")`,
  (harm) => `[${harm}](/a) ![${harm}](/b.png)`,
  (harm) => `[words][1]\n\n[1]: ${harm}`,
  (harm) => `<${harm}>`,
  (harm) => `\`\`\`${harm}\n${harm}\n\`\`\``,
  (harm) => `<a href="${harm}">a</a> <img src="${harm}"> <kbd title="${harm}">k</kbd>`,
  (harm) => `<details open><summary>${harm}</summary>\n\n${harm}\n\n</details>`,
  (harm) => `$${harm}$ and $$${harm}$$`,
  (harm) => `$\\href{${harm}}{a} \\text{${harm}} \\class{${harm}}{b}$`,
  (harm) => `# ${harm}\n\na[^${harm}]\n\n[^${harm}]: ${harm}`,
  (harm) => `@ada${harm} @${harm}`,
];

/** Enough for what is not meant to attack. */
const MAIN_PLACES = PLACES.filter((_, index) => index % 2 === 0);

const ADDRESSES = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "java&#10;script:alert(1)",
  "&#106;avascript:alert(1)",
  "javascript&colon;alert(1)",
  "\u0001javascript:alert(1)",
  "vbscript:msgbox(1)",
  "data:text/html;base64,PHNjcmlwdD4=",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "blob:https://forum.example/a",
  "file:///etc/passwd",
  "//foreign.example/a.png",
  "/\\foreign.example/a.png",
  "\\\\foreign.example\\a.png",
  "https:foreign.example/a.png",
  "https://forum.example@foreign.example/a.png",
  "http://[::1",
];

test.each(ADDRESSES)("the address %j does no harm anywhere", (address) => {
  for (const place of PLACES) expectHarmless(place(address));
});

describe("known attacks", () => {
  const file = testData("suites/dompurify/payloads.json");
  if (!file) {
    test.skipIf(true)("needs suites/dompurify: set STOA_TEST_DATA to a folder that holds it", () => {});
    return;
  }
  const attacks: { title?: string; payload: string }[] = JSON.parse(readFileSync(file, "utf8"));
  test.each(attacks.map(({ title, payload }, index) => ({ name: `${index} ${title}`, payload })))(
    "$name",
    ({ payload }) => {
      for (const place of PLACES) expectHarmless(place(payload));
    },
  );
});

describe("naughty strings", () => {
  const file = testData("suites/blns/blns.json");
  if (!file) {
    test.skipIf(true)("needs suites/blns: set STOA_TEST_DATA to a folder that holds it", () => {});
    return;
  }
  const strings: string[] = JSON.parse(readFileSync(file, "utf8"));
  test.each(strings.map((text, index) => ({ index, text })))("$index", ({ text }) => {
    for (const place of MAIN_PLACES) expectHarmless(place(text));
  });
});

test.each(Object.entries(hostileTexts(400)))("%s", (_name, text) => {
  expectHarmless(text);
});

const fragment = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(
    ..."\n|\n\n|> |- |1. |# |\t|    |```|```js\n|~~~|*|**|_|~~|`|[|](|](/a)|![|](https://b.example/c.png)|)".split("|"),
  ),
  fc.constantFrom(
    ..."|a|b|\n|-|-|\n ;| ;[^1];[^1]: ;[ ] ;- [x] ;[a]: /b\n;[a];@ada ;@;$;$$;$$\n;\\;&lt;&#0;a b ;https://d.example ;e@f.example".split(
      ";",
    ),
  ),
  fc.constantFrom(
    ..."<b>;</b>;<a href=/x>;</a>;<p>;</p>;<div>;</div>;<table>;<tr>;<td>;</table>;<li>;<ul>;</ul>;<!--;-->;<script>".split(
      ";",
    ),
    ..."</script>;<details>;<summary>;</details>;<img src=/y>;<h1>;<pre>;</pre>;<code>;<sup>;<br>;<input>;<Foo>;<svg>".split(
      ";",
    ),
  ),
);

test("whatever is written is refused or comes out harmless", () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => expectHarmless(fragments.join(""))),
    { numRuns: 1000 },
  );
});
