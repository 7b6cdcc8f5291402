import { expect, test } from "vitest";
import { type RequestContext, requestContext } from "#web/context.ts";
import { diffRows } from "./diff-rows.ts";

const t = (key: string, values: object) => `${key} ${JSON.stringify(values)}`;
const compared = (before: string, after: string) =>
  requestContext.run({ t } as unknown as RequestContext, () => diffRows(before, after));

const ENOUGH_MS = 500;

function randomLines(signs: string, lines: number, chars: number): string {
  let seed = 7;
  const sign = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return signs[seed % signs.length];
  };
  return Array.from({ length: lines }, () => Array.from({ length: chars }, sign).join("")).join("\n");
}

test("changed words are marked in their line, and what is far from a change is folded", () => {
  const rows = compared("one\ntwo\nthree\nfour\nthe red door", "one\ntwo\nthree\nfour\nthe blue door");
  expect(rows).toEqual([
    { kind: "skipped", text: 'diff.skipped {"count":2}', lines: ["one", "two"] },
    { kind: "same", parts: [{ text: "three" }] },
    { kind: "same", parts: [{ text: "four" }] },
    {
      kind: "removed",
      parts: [
        { text: "the ", changed: false },
        { text: "red", changed: true },
        { text: " door", changed: false },
      ],
    },
    {
      kind: "added",
      parts: [
        { text: "the ", changed: false },
        { text: "blue", changed: true },
        { text: " door", changed: false },
      ],
    },
  ]);
});

test.each([
  ["long lines of signs alone", randomLines(".,;:!?()", 16, 1_980), randomLines('"#$%&/=+', 16, 1_980)],
  [
    "long lines of signs, each between lines that stay",
    randomLines(".,;:!?()", 16, 1_980).replaceAll("\n", "\nsame\n"),
    randomLines('"#$%&/=+', 16, 1_980).replaceAll("\n", "\nsame\n"),
  ],
  ["thousands of short lines", randomLines("abcdefgh", 16_000, 1), randomLines("stuvwxyz", 16_000, 1)],
  ["thousands of short lines, some alike", randomLines("abcdefgh", 16_000, 1), randomLines("hgfedcba", 15_999, 1)],
])("%s cost little and show little", (_, before, after) => {
  const start = performance.now();
  const rows = compared(before, after);
  expect(performance.now() - start).toBeLessThan(ENOUGH_MS);
  expect(rows.length).toBeLessThanOrEqual(401);
});
