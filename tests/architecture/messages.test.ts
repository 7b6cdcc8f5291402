/** Every sentence exists in both languages, and none is left over. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { argumentsOf } from "./icu.ts";
import { isTest, ROOT, sourcesIn, withoutComments } from "./sources.ts";

interface Tree {
  [key: string]: string | Tree;
}

/** `area.key` -> sentence. */
function flat(tree: Tree, prefix = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const read = (name: string) => flat(JSON.parse(readFileSync(join(ROOT, "messages", name), "utf8")));
const en = read("en.json");
const de = read("de.json");
const du = read("de-du.json");

const code = sourcesIn("src", ".ts", ".tsx").filter(
  (source) => !isTest(source) && !source.path.startsWith("src/testing/"),
);
const texts = code.map((source) => ({ path: source.path, text: withoutComments(source.text) }));

const missing = (wanted: Iterable<string>, ...from: Map<string, string>[]) =>
  [...wanted].filter((key) => !from.every((messages) => messages.has(key)));

test("both languages have the same keys", () => {
  expect(en.size).toBeGreaterThan(20);
  expect(missing(en.keys(), de)).toEqual([]);
  expect(missing(de.keys(), en)).toEqual([]);
});

test("the form with du holds only what differs", () => {
  expect(missing(du.keys(), de)).toEqual([]);
  expect([...du].filter(([key, sentence]) => de.get(key) === sentence)).toEqual([]);
});

test("a sentence takes the same values in every language", () => {
  const differing = [...en.keys()].filter((key) =>
    [de, du].some(
      (other) => other.has(key) && `${argumentsOf(other.get(key) ?? "")}` !== `${argumentsOf(en.get(key) ?? "")}`,
    ),
  );
  expect(differing).toEqual([]);
});

test("what a phone shows of a button begins its words", () => {
  for (const words of [en, de]) expect(words.get("site.ask")).toMatch(new RegExp(`^${words.get("site.askShort")}\\b`));
});

test("every key that the code names exists", () => {
  const named = texts.flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*(?:[^"'`(){}]+\?\s*)?["']([\w.]+)["'](?:\s*:\s*["']([\w.]+)["'])?/g)].flatMap(
      ([, first, second]) => [first, second].flatMap((key) => (key ? [{ path, key }] : [])),
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ key }) => !en.has(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
});

test("every refusal has words", () => {
  const codes = texts.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnew Refusal\(\s*["'](\w+)["']/g)].map(([, code]) => ({ path, code })),
  );
  expect(codes.filter(({ code }) => !en.has(`errors.${code}`)).map(({ path, code }) => `${path}: ${code}`)).toEqual([]);
});

test("every sentence is used", () => {
  const all = texts.map(({ text }) => text).join("\n");
  const literals = new Set([...all.matchAll(/["'`]([\w.]+)["'`]/g)].map(([, key]) => key));
  // `errors.${code}` uses every key below `errors.`
  const prefixes = [...all.matchAll(/`(\w+\.[\w.]*)\$\{/g)].map(([, prefix = ""]) => prefix);
  const used = (key: string) => literals.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
  expect([...en.keys()].filter((key) => !used(key))).toEqual([]);
});
