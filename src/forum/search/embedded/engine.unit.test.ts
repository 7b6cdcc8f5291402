import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { aDocument } from "../testing/documents.ts";
import { engineContract } from "../testing/engine-contract.ts";
import { createEmbeddedEngine } from "./engine.ts";

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "stoa-search-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function anEngine(dataDir = aFolder()) {
  const engine = createEmbeddedEngine({ dataDir });
  onTestFinished(() => engine.close());
  return engine;
}

engineContract(anEngine);

const ask = (text: string) => ({ words: { text, phrases: [], without: [] }, filters: {} });

test("what was stored is there after a restart", async () => {
  const dir = aFolder();
  const first = await anEngine(dir);
  await first.index([aDocument(1, "Printer hums", "at night")]);
  await first.reached(7);
  await first.close();
  const second = await anEngine(dir);
  expect((await second.search(ask("pritner"))).hits).toHaveLength(1);
  expect(await second.state()).toMatchObject({ documents: 1, eventId: 7 });
});

test("what is related is found before searches that came earlier, and a search that is found is finished first", async () => {
  const engine = await anEngine();
  const done: string[] = [];
  const asked = (name: string, answer: Promise<unknown>) => answer.then(() => done.push(name));
  // The thread starts with the first of these, so all of them wait.
  const searches = Array.from({ length: 8 }, (_, at) => asked(`search ${at}`, engine.search(ask("printer"))));
  const similar = engine.similar({ title: "Printer hums", body: "", filters: {} });
  await Promise.all([...searches, asked("similar", similar)]);
  expect(done[0]).toBe("similar");
  expect(done.slice(1)).toEqual(Array.from({ length: 8 }, (_, at) => `search ${at}`));
});

test("what a killed process left half built goes with the next build", async () => {
  const dir = aFolder();
  // No process has the highest number that there can be.
  writeFileSync(join(dir, "search-new-4194304.db"), "half an index");
  writeFileSync(join(dir, "search-new-4194304.db-journal"), "half a journal");
  writeFileSync(join(dir, `search-new-${process.ppid}.db`), "somebody is building this one");
  const engine = await anEngine(dir);
  await engine.reindex({ eventId: 1, total: 0, batches: (async function* () {})() });
  await engine.close();
  expect(readdirSync(dir).filter((name) => name.startsWith("search-new"))).toEqual([`search-new-${process.ppid}.db`]);
});

test("a file that is no index is thrown away", async () => {
  const dir = aFolder();
  writeFileSync(join(dir, "search.db"), "no database at all, but long enough to look like a file".repeat(100));
  const engine = await anEngine(dir);
  expect(await engine.state()).toEqual({ documents: 0, eventId: 0, reindex: null });
});

test("an index that another process put there is read", async () => {
  const dir = aFolder();
  const [server, command] = [await anEngine(dir), await anEngine(dir)];
  await server.index([aDocument(1, "Printer", "hums")]);
  async function* batches() {
    yield [aDocument(2, "Scanner", "beeps")];
  }
  await command.reindex({ eventId: 3, total: 1, batches: batches() });
  expect((await server.search(ask("scanner"))).hits).toHaveLength(1);
  expect((await server.search(ask("printer"))).hits).toEqual([]);
  await server.index([aDocument(3, "Modem", "x")]);
  expect((await command.search(ask("modem"))).hits).toHaveLength(1);
});

test("nothing is left of the building", async () => {
  const dir = aFolder();
  const engine = await anEngine(dir);
  async function* batches() {
    yield [aDocument(2, "Scanner", "beeps")];
  }
  await engine.reindex({ eventId: 3, total: 1, batches: batches() });
  await engine.search(ask("scanner"));
  await engine.close();
  expect(readdirSync(dir)).toEqual(["search.db"]);
});

test("what was refused counts nowhere", async () => {
  const engine = await anEngine();
  const refused = [aDocument(1, "Printer hums", "at night"), aDocument("no number" as never, "Paper", "jam")];
  for (let time = 0; time < 3; time++) await expect(engine.index(refused)).rejects.toThrow();
  await engine.index([aDocument(1, "Printer hums", "at night")]);
  expect(await engine.state()).toMatchObject({ documents: 1 });
});
