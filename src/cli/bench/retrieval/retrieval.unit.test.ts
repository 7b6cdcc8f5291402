import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { chanceFrom, mistype } from "./chance.ts";
import { readCollection } from "./collection.ts";
import { mean, measuresOf, percentile } from "./measures.ts";

test("nDCG with linear gain, MRR and recall at ten", () => {
  const grades = new Map([
    ["a", 2],
    ["b", 1],
    ["x", 0],
  ]);
  expect(measuresOf(["a", "b"], grades)).toEqual({ ndcg10: 1, mrr10: 1, recall10: 1 });
  const late = measuresOf(["x", "b"], grades);
  expect(late.mrr10).toBe(0.5);
  expect(late.recall10).toBe(0.5);
  expect(late.ndcg10).toBeCloseTo(1 / Math.log2(3) / (2 + 1 / Math.log2(3)), 6);
  expect(measuresOf([], grades)).toEqual({ ndcg10: 0, mrr10: 0, recall10: 0 });
  expect(measuresOf([..."0123456789", "a"], grades).recall10).toBe(0);
});

test("means and percentiles", () => {
  expect([mean([1, 2, 6]), mean([])]).toEqual([3, 0]);
  expect([percentile([3, 1, 2], 0.5), percentile([3, 1, 2], 0.99), percentile([], 0.5)]).toEqual([2, 3, 0]);
});

test("a mistyped question differs in one word, the same in every run", () => {
  const once = () => mistype("how do I stop the printer", chanceFrom(13));
  expect(once()).toBe(once());
  const text = "does the printer hum";
  const chance = chanceFrom(1);
  for (let n = 0; n < 200; n++) {
    const words = mistype(text, chance).split(" ");
    expect(words.filter((word, at) => word !== text.split(" ")[at]).length).toBeLessThanOrEqual(1);
    expect([words[1], words[3]]).toEqual(["the", "hum"]);
  }
  expect(mistype("a an 1234", chance)).toBe("a an 1234");
});

test("a folder with a collection is read; documents without a title get their first words", () => {
  const folder = mkdtempSync(join(tmpdir(), "stoa-collection-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(() => readCollection(folder)).toThrow(/queries\.jsonl is not there/);
  const lines = (records: object[]) => records.map((record) => JSON.stringify(record)).join("\n");
  writeFileSync(join(folder, "queries.jsonl"), lines([{ _id: "q", text: "why?" }]));
  writeFileSync(join(folder, "qrels.tsv"), "query-id\tcorpus-id\tscore\nq\t1\t2\n");
  writeFileSync(join(folder, "meta.json"), JSON.stringify({ exclude_self: true }));
  expect(() => readCollection(folder)).toThrow(/corpus-00\.jsonl is not there/);
  const text = "one two three four five six seven eight nine";
  writeFileSync(join(folder, "corpus-00.jsonl"), lines([{ _id: 1, title: "", text }]));
  expect(readCollection(folder)).toMatchObject({
    documents: [{ id: "1", title: "one two three four five six seven eight", text }],
    questions: new Map([["q", "why?"]]),
    mistyped: null,
    answers: new Map([["q", new Map([["1", 2]])]]),
    excludesSelf: true,
  });
});
