import { expect, test } from "vitest";
import { aDocument } from "../testing/documents.ts";
import { batchesOf } from "./batches.ts";
import { storedPost } from "./document.ts";
import { encoded } from "./encode.ts";
import { filterOf } from "./filters.ts";
import { indexSettings, isSetSo } from "./settings.ts";

test("batches stay below a size in bytes; a document alone may be larger", () => {
  const documents = ["ä".repeat(40), "b", "c", "d".repeat(200), "e"].map((text) => ({ text }));
  const batches = [...batchesOf(documents, 100)];
  expect(batches.map((batch) => batch.trim().split("\n").length)).toEqual([1, 2, 1, 1]);
  expect(
    batches
      .join("")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(documents);
  expect([...batchesOf([], 100)]).toEqual([]);
});

test("filters are made of whole numbers alone", () => {
  expect(filterOf({})).toEqual([]);
  expect(
    filterOf({
      categoryIds: [1, 2],
      withoutCategoryIds: [3],
      tagIds: [[4], [5]],
      authorIds: [6],
      state: ["solved"],
      after: 7,
      before: 8,
      inTitle: true,
    }),
  ).toEqual([
    "tags IN [4]",
    "tags IN [5]",
    "category IN [1, 2]",
    "author IN [6]",
    "category NOT IN [3]",
    "solved = 1",
    "time >= 7",
    "time < 8",
    "titled = 1",
  ]);
  expect(filterOf({ categoryIds: [] })).toBeNull();
  expect(filterOf({ tagIds: [[1], []] })).toBeNull();
  expect(() => filterOf({ authorIds: ["1] OR time EXISTS" as unknown as number] })).toThrow("whole numbers");
});

test("settings are the same in any order, and with what a newer server adds", () => {
  const answered = { ...structuredClone(indexSettings), embedders: {}, stopWords: undefined };
  answered.filterableAttributes.reverse();
  expect(isSetSo(answered)).toBe(true);
  expect(isSetSo({ ...answered, searchableAttributes: ["body", "title", "forms", "long"] })).toBe(false);
  expect(isSetSo({ ...answered, typoTolerance: { ...indexSettings.typoTolerance, enabled: false } })).toBe(false);
});

test("what Meilisearch would cut into pieces is one word to it, and beginnings stay beginnings", () => {
  expect(["printer", "ip65", "größe", "принтер"].map(encoded)).toEqual(["printer", "ip65", "größe", "принтер"]);
  for (const word of ["c++", "2.1", "東京", 'a"b', "-x"]) expect(encoded(word)).toMatch(/^[a-z0-9]+$/);
  expect(encoded("東京").startsWith(encoded("東"))).toBe(true);
});

test("a post is stored as analysed words and numbers", () => {
  const post = aDocument(7, "Printers & C++", "Rechnungsadressen of **printers**", { tagIds: [4], isSolved: true });
  expect(storedPost(post)).toMatchObject({
    id: 7,
    title: `print ${encoded("c++")}`,
    body: "rechnungsadress of print",
    forms: "printers rechnungsadressen",
    long: "rechnungsadress sserdasgnunhcer",
    titleWords: "printers c++",
    bodyWords: "rechnungsadressen of printers",
    tags: [4],
    titled: 1,
    solved: 1,
    unsolved: 0,
    unanswered: 1,
  });
});
