import { afterAll, describe, expect, test } from "vitest";
import { isQuick, MAX_INLINE_CHARS } from "./quick.ts";
import { createRenderer } from "./renderer.ts";
import { honestTexts } from "./testing/honest.ts";
import { hostileTexts } from "./testing/hostile.ts";

const options = { people: ["ada"], math: false, siteUrl: "https://forum.example" };
/** What micromark reads in the square of its length. */
const SLOW = "]".repeat(30_000);

/** With time enough for a machine that has much else to do; how long texts take is measured by `benchMarkdown`. */
const renderer = createRenderer({ timeLimitMs: 60_000 });
afterAll(() => renderer.close());

test("a short plain text is rendered at once, a long one by a worker, to the same result", async () => {
  const short = "Hello @ada, *see* [this](https://a.example).";
  const long = `${short}\n\n`.repeat(200);
  const before = { ...renderer.stats };
  const [shortly, atLength] = await Promise.all([renderer.render(short, options), renderer.render(long, options)]);
  expect(renderer.stats).toEqual({ ...before, inline: before.inline + 1, inWorkers: before.inWorkers + 1 });
  expect(atLength.html).toContain(shortly.html);
  expect(atLength.mentions).toEqual(["ada"]);
});

describe("a worker gets", () => {
  test.each([
    ["a long text", "a ".repeat(MAX_INLINE_CHARS)],
    ["many signs", "*a* ".repeat(100)],
    ["code to colour", "a\n\n```js\nlet a;\n```"],
    ["code to colour in a list", "- ```js\n  let a;\n  ```"],
    ["HTML", "a <kbd>b</kbd>"],
  ])("%s", (_name, source) => {
    expect(isQuick(source, false)).toBe(false);
  });

  test("formulas, where they are shown", () => {
    expect(isQuick("$x^2$", true)).toBe(false);
    expect(isQuick("$x^2$", false)).toBe(true);
  });
});

test("nesting is refused beside the text, short or long", async () => {
  const refused = { name: "Refusal", code: "text_too_complex", field: "body" };
  await expect(renderer.render(">".repeat(110), options)).rejects.toMatchObject(refused);
  await expect(renderer.render(">".repeat(MAX_INLINE_CHARS * 2), options)).rejects.toMatchObject(refused);
});

test("a text over the time limit is refused, and the next ones are rendered", async () => {
  const impatient = createRenderer({ threads: 1, timeLimitMs: 150 });
  const slow = impatient.render(SLOW, options);
  const next = impatient.render("*a* ".repeat(200), options);
  await expect(slow).rejects.toMatchObject({ code: "text_too_complex", field: "body" });
  expect((await next).html).toContain("<em>a</em>");
  expect(impatient.stats.refused).toBe(1);
  await impatient.close();
});

test("closing ends what is under way", async () => {
  const closing = createRenderer({ threads: 1 });
  const pending = [closing.render(SLOW, options), closing.render(SLOW, options)];
  const ends = Promise.allSettled(pending);
  await closing.close();
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(closing.render(SLOW, options)).rejects.toThrow("closed");
});

test("a bug in the renderer is told as what it is", async () => {
  await expect(renderer.render("a ".repeat(MAX_INLINE_CHARS), { ...options, siteUrl: "nowhere" })).rejects.toThrow(
    TypeError,
  );
});

describe("10,000 characters that cost the most are rendered or refused", () => {
  const brief = createRenderer({ timeLimitMs: 500 });
  afterAll(() => brief.close());

  test.each(Object.entries(hostileTexts(10_000)))("%s", async (_name, source) => {
    const ended = await brief.render(source, options).then(
      ({ html }) => html.length,
      (error) => error.code,
    );
    expect(typeof ended === "number" || ended === "text_too_complex", String(ended)).toBe(true);
  });
});

describe("an honest post of the largest size is rendered", () => {
  test.each(Object.entries(honestTexts(32_000)))("%s", async (_name, source) => {
    expect((await renderer.render(source, options)).html.length).toBeGreaterThan(1000);
  });
});
