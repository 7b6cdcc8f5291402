import { expect, test } from "vitest";
import { importReport } from "./import-report.ts";
import { createProgress, duration } from "./progress.ts";

function anOutput(isTTY: boolean) {
  const written: string[] = [];
  const out = { isTTY, columns: 200, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { out, written };
}

test("elsewhere than on a terminal a plain line comes every ten seconds", () => {
  const { out, written } = anOutput(false);
  let now = 0;
  const progress = createProgress(out, () => now);
  for (; now <= 20_000; now += 500) progress.at("storing (posts)", now, 40_000);
  progress.end();
  expect(written).toEqual([
    "storing (posts): 10,000 of 40,000 (25 %), 1,000 a second, 30 s left\n",
    "storing (posts): 20,000 of 40,000 (50 %), 1,000 a second, 20 s left\n",
  ]);
});

test("on a terminal one line changes, and lines that stay push it away", () => {
  const { out, written } = anOutput(true);
  let now = 0;
  const progress = createProgress(out, () => now);
  progress.at("reading", 0, 0);
  now = 1000;
  progress.at("reading", 500, 0);
  progress.line("Tags.xml is missing");
  progress.end();
  expect(written).toEqual(["reading: 500, 500 a second", "\r\x1b[K", "Tags.xml is missing\n"]);
});

test("many problems of one kind are shown twenty times and counted", () => {
  const { out, written } = anOutput(false);
  const report = importReport(createProgress(out));
  for (let line = 1; line <= 300; line++) {
    report.problem({ file: "Users.xml", line, reason: `the address /users/${line} belongs to the source a already` });
  }
  report.problem({ file: "posts.jsonl", line: 7, reason: "is not JSON" });
  report.leftOut("tag wikis", 3);
  expect(written).toHaveLength(22);
  expect(written[0]).toBe("Users.xml:1: the address /users/1 belongs to the source a already\n");
  expect(report.summary()).toEqual([
    "Left out: 3 tag wikis",
    "Problems: 300 × the address /… belongs to the source a already",
    "Problems: 1 × is not JSON",
  ]);
});

test("times are told as people do", () => {
  expect([0.2, 8, 89, 200, 7500].map(duration)).toEqual(["1 s", "8 s", "89 s", "3 min", "2 h 5 min"]);
});
