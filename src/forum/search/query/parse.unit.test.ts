import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_QUERY_CHARS } from "../input.ts";
import { parseQuery } from "./parse.ts";

const NONE = {
  phrases: [],
  without: [],
  categories: [],
  tags: [],
  people: [],
  states: [],
  after: null,
  before: null,
  inTitle: false,
};

test("words alone are words", () => {
  expect(parseQuery("  printer   hums at night ")).toEqual({ ...NONE, text: "printer hums at night" });
});

test("quotation marks of any kind hold a phrase, whose words count too", () => {
  expect(parseQuery('a "paper jam" b')).toMatchObject({ text: "a paper jam b", phrases: ["paper jam"] });
  expect(parseQuery("„Stau im Fach“")).toMatchObject({ text: "Stau im Fach", phrases: ["Stau im Fach"] });
  expect(parseQuery('"no end')).toMatchObject({ text: "no end", phrases: ["no end"] });
});

test("in a whole sentence, quotation marks are part of it", () => {
  const sentence = 'what does "paper jam" mean when the display shows it';
  expect(parseQuery(sentence)).toMatchObject({
    phrases: [],
    text: "what does paper jam mean when the display shows it",
  });
});

test("a minus excludes a word or a phrase", () => {
  expect(parseQuery('router -wifi -"guest network"')).toMatchObject({
    text: "router",
    without: ["wifi", "guest network"],
  });
  expect(parseQuery("e-mail a - b")).toMatchObject({ text: "e-mail a - b", without: [] });
});

test("filters", () => {
  const query = parseQuery(
    'noise category:"Hard ware" tag:fan tag:c++ by:@anna is:solved is:staff before:2026-02 after:2025 in:title',
  );
  expect(query).toEqual({
    text: "noise",
    phrases: [],
    without: [],
    categories: ["Hard ware"],
    tags: ["fan", "c++"],
    people: ["anna"],
    states: ["solved", "staff"],
    after: Date.UTC(2025, 0, 1),
    before: Date.UTC(2026, 1, 1),
    inTitle: true,
  });
});

test("what is no filter is searched for", () => {
  expect(parseQuery("is:broken before:never foo:bar in:body after:2026-99 https://example.org/a").text).toBe(
    "is:broken before:never foo:bar in:body after:2026-99 https://example.org/a",
  );
  expect(parseQuery('by:"x" OR 1=1')).toMatchObject({ people: ["x"], text: "OR 1=1" });
});

test("operators alone ask for nothing", () => {
  for (const typed of ["", "-", '"', '""', '-"', "category:", 'tag:""', "- - -", ":", "by:"]) {
    const { phrases, without, categories, tags, people } = parseQuery(typed);
    expect([phrases, without, categories, tags, people]).toEqual([[], [], [], [], []]);
  }
});

test("anything is a question, and quickly", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (typed) => {
      expect(parseQuery(typed).text.isWellFormed()).toBe(true);
    }),
  );
  const began = performance.now();
  for (const piece of ['"', "-", "a:", 'tag:"', "a ", "-a", "ab:cd ", "„“"]) parseQuery(piece.repeat(MAX_QUERY_CHARS));
  expect(performance.now() - began).toBeLessThan(5_000);
});
