import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { AnswerPanel } from "./answer-panel.tsx";
import { Composer } from "./composer.tsx";
import { Checkbox, ChoiceGroup, SelectField, TextField } from "./field.tsx";
import { markup } from "./markup.ts";
import { PostCard, Replies } from "./post.tsx";
import { Static } from "./static.tsx";

const hostile = `"><script>alert('1')</script>&amp; ' "`;
const author = { name: hostile, href: `/u/${hostile}`, team: "Lindner", title: "Care" };
const time = { at: 0, text: "1 Jan", full: hostile, relative: true };
const words = { quoteLead: hostile } as never;

/** What a browser makes of HTML; order and spelling of attributes do not matter. */
function tree(html: string): unknown {
  return JSON.parse(
    JSON.stringify(unified().use(rehypeParse, { fragment: true }).parse(html), (key, value) => {
      if (key === "position") return undefined;
      if (key === "properties") return Object.fromEntries(Object.entries(value).sort());
      return value;
    }),
  );
}

const cases: [string, ReactNode][] = [
  ["text, numbers and nothing", ["a<b", 0, null, false, undefined, [hostile]]],
  [
    "elements and attributes",
    <a key="a" className="x" href={hostile} aria-hidden={false} data-on={true} hidden={false}>
      {hostile}
    </a>,
  ],
  [
    "a label",
    <label key="l" htmlFor="x">
      {1}
    </label>,
  ],
  ["raw text", <pre key="p" dangerouslySetInnerHTML={{ __html: "<b>1</b>" }} />],
  [
    "fields",
    <form key="f">
      <TextField name="title" label="Title" value={hostile} error="Missing" hint="Short" maxLength={9} required />
      <SelectField name="of" label="Of" value="2" options={["1", "2", "3"].map((value) => ({ value, label: value }))} />
      <Checkbox name="stay" label="Stay" checked />
      <ChoiceGroup name="who" label="Who" value="b" options={["a", "b"].map((value) => ({ value, label: value }))} />
    </form>,
  ],
  ["a text that begins with a line break", <textarea key="t" name="t" defaultValue={"\n\nA"} />],
];

test.each(cases)("%s are written as React writes them", (_, node) => {
  expect(tree(markup(node))).toEqual(tree(renderToStaticMarkup(node)));
});

test("nothing a person typed gets out of its place in a thread", () => {
  const post = {
    number: 2,
    href: hostile,
    author,
    time,
    html: "<p>Text</p>",
    replyTo: { href: hostile, label: hostile },
  };
  const acts = {
    actions: [{ do: "mark", fields: { post: hostile }, label: hostile }],
    more: { label: hostile, items: [] },
  };
  const html = markup(
    <>
      <AnswerPanel {...post} editedAt={null} title={hostile} place={post.replyTo} />
      <PostCard post={{ ...post, ...acts, edited: { label: hostile, time: post.time, href: hostile }, news: hostile }}>
        <Replies>
          <PostCard post={post} />
        </Replies>
      </PostCard>
      <Composer
        action="reply"
        hidden={{ key: hostile }}
        keep={hostile}
        editor={{ label: hostile, value: hostile, submitLabel: hostile, previewLabel: hostile, error: hostile, words }}
      />
    </>,
  );
  expect(JSON.stringify(tree(html))).not.toContain('"tagName":"script"');
  expect(html).not.toContain("<script");
});

test("a static element is the same inside React and inside another static element", () => {
  const list = (
    <Static as="ul" className="x">
      <li>{hostile}</li>
    </Static>
  );
  expect(markup(list)).toBe(renderToStaticMarkup(list));
});

test("elements without an end have none", () => {
  const node = (
    <span itemScope itemType="https://schema.org/Person">
      <meta itemProp="name" content={hostile} />
      <br />
    </span>
  );
  expect(markup(node)).not.toMatch(/<\/(?:meta|br)>/);
  expect(tree(markup(node))).toEqual(tree(renderToStaticMarkup(node)));
});

test("what cannot be written as text is refused", () => {
  expect(() => markup(<p onCopy={() => undefined} />)).toThrow(TypeError);
  expect(() => markup(Promise.resolve("late") as never)).toThrow(TypeError);
});
