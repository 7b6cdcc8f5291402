import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { corpusIn, postsIn } from "./corpus.ts";
import { figure } from "./figures.ts";
import { cpuMs, flushesPerSecond, memoryMb } from "./machine.ts";
import { send, sendToBare } from "./processes.ts";
import { engineOfItsOwn } from "./search-engine.ts";

const SIZE = { threads: 4, posts: 10 };

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "stoa-bench-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test("a figure is one line of JSON", () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  figure("replies", "accepted", 1234.567, "1/s", { at_least: 300 });
  figure("member-page", "cpu", 3.98765, "ms");
  log.mockRestore();
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { bench: "replies", figure: "accepted", value: 1235, unit: "1/s", at_least: 300 },
    { bench: "member-page", figure: "cpu", value: 3.99, unit: "ms" },
  ]);
});

test("the forum to import is a folder, or what a program writes", () => {
  const folder = aFolder();
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ counts: { posts: 7 } }));
  expect(corpusIn("unused", SIZE, { STOA_BENCH_CORPUS: folder })).toBe(folder);
  expect(postsIn(folder)).toBe(7);

  const program = join(folder, "generate.mjs");
  writeFileSync(
    program,
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(join(folder, "asked"))}, process.argv.slice(2).join(" "));`,
  );
  const out = join(folder, "out");
  expect(corpusIn(out, SIZE, { STOA_BENCH_CORPUS: program })).toBe(out);
  expect(readFileSync(join(folder, "asked"), "utf8")).toBe(`--out ${out} --topics 4 --posts 10 --big 0`);
});

test("without one, a sentence says what to set", () => {
  const nowhere = join(aFolder(), "data");
  expect(() => corpusIn("unused", SIZE, { STOA_TEST_DATA: nowhere })).toThrow(/^The benches need .+ STOA_BENCH_CORPUS/);
  expect(() => corpusIn("unused", SIZE, { STOA_BENCH_CORPUS: nowhere })).toThrow(/^STOA_BENCH_CORPUS should name/);
});

test("a Meilisearch that the environment names keeps the index that it names", () => {
  const given = { MEILISEARCH_URL: "http://127.0.0.1:7700", MEILISEARCH_API_KEY: "a key", MEILISEARCH_INDEX: "ours" };
  const [one, other] = [engineOfItsOwn(given), engineOfItsOwn(given)];
  expect(one).toEqual({ ...given, MEILISEARCH_INDEX: expect.stringMatching(/^stoa-bench-.{36}$/) });
  expect(one.MEILISEARCH_INDEX).not.toBe(other.MEILISEARCH_INDEX);
});

test.runIf(process.platform === "linux")("the machine tells what a process takes", () => {
  expect(cpuMs(process.pid)).toBeGreaterThan(10);
  expect(memoryMb(process.pid)?.now).toBeGreaterThan(10);
  expect(cpuMs(2 ** 22 + 1)).toBeNull();
  expect(flushesPerSecond(aFolder())).toBeGreaterThan(0);
});

test("the client sends every request once and counts what comes back", async () => {
  const requests = [{ path: "/a" }, { path: "/b", form: "do=reply" }, { path: "/c" }];
  const load = { port: 0, connections: 2, requests, headers: {}, cookies: [] };
  const answers = await sendToBare(load, { status: 303, bytes: 100 });
  expect(answers).toMatchObject({ statuses: { 303: 3 }, bytes: 300 });
  expect(answers.accepted.sort()).toEqual([0, 1, 2]);
  await expect(send({ ...load, port: 1 })).rejects.toThrow("ended early");
});
