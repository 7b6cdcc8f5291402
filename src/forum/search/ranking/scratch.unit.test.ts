import { expect, test } from "vitest";
import { Scratch, SparseScratch } from "./scratch.ts";

test.each([
  ["for many keys", () => new Scratch()],
  ["for few of many", () => new SparseScratch()],
])("what was kept for one question is gone for the next: %s", (_, make) => {
  const kept = make();
  kept.clear(100);
  for (const [key, value] of [
    [0, 7],
    [31, -1],
    [32, 5],
    [99, 1],
  ] as const) {
    kept.set(key, value);
  }
  kept.set(32, 6);
  expect([0, 1, 31, 32, 33, 98, 99].map((key) => kept.get(key))).toEqual([7, 0, -1, 6, 0, 0, 1]);
  kept.clear(5_000);
  expect([0, 31, 32, 99, 4_999].map((key) => kept.get(key))).toEqual([0, 0, 0, 0, 0]);
  kept.set(4_999, 3);
  kept.clear(10);
  kept.set(3, 2);
  expect([kept.get(3), kept.get(4)]).toEqual([2, 0]);
});
