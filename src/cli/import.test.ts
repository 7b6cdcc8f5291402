import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { threads } from "#db/schema/index.ts";
import { aForum } from "#testing/forum.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";

const TIME = "2024-01-02T10:00:00.000Z";

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stoa-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, ...lines: unknown[]) =>
    writeFileSync(
      join(folder, name),
      lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
    );
  write("users.jsonl", { id: "u1", username: "anna", createdAt: TIME }, "{broken");
  write("categories.jsonl", { id: "c1", name: "Support" });
  write("threads.jsonl", { id: "t7", categoryId: "c1", authorId: "u1", title: "Where is it?", createdAt: TIME });
  write("posts.jsonl", { id: "p1", threadId: "t7", authorId: "u1", body: "Here", createdAt: TIME });
  return folder;
}

function heard(): string[] {
  const said: string[] = [];
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  onTestFinished(() => spy.mockRestore());
  return said;
}

test("import and export say what they did", async () => {
  const { forum, dir } = await aForum();
  const folder = aFolder();
  const said = heard();
  await expect(importCommand(forum, ["archive", folder, "--source", "old", "--resume"])).rejects.toThrow(
    "leave --resume out",
  );
  await importCommand(forum, ["archive", folder, "--source", "old"]);
  await importCommand(forum, ["archive", folder, "--source", "old", "--resume"]);
  await exportCommand(forum, [join(dir, "out")]);
  const text = said.join("");
  expect(text).toContain("users.jsonl:2: is not JSON\n");
  expect(text).toContain("tags.jsonl is missing\n");
  expect(text).toMatch(/Stored from old: 1 users, 1 categories, 1 threads, 1 posts in \d+ s/);
  expect(text).toMatch(/Stored from old: 0 threads, 0 posts/);
  expect(await forum.db.select({ id: threads.id }).from(threads)).toEqual([{ id: 7 }]);
  expect(readFileSync(join(dir, "out", "posts.jsonl"), "utf8")).toContain('"body":"Here"');
  await expect(exportCommand(forum, [join(dir, "out")])).rejects.toThrow("is not empty");
});

test.each([
  [[], "import needs a format"],
  [["phpbb", "x"], "import needs a format"],
  [["constructor", "x"], "import needs a format"],
  [["archive"], "import needs the path of one folder"],
  [["archive", "/does/not/exist"], "does not exist."],
  [["archive", import.meta.filename], "is a file"],
  [["stackexchange", import.meta.dirname], "holds no Stack Exchange dump"],
  [["discourse", import.meta.dirname], "holds no Discourse topics"],
])("import %j is refused with a sentence", async (args, sentence) => {
  const { forum } = await aForum();
  await expect(importCommand(forum, args)).rejects.toThrow(sentence);
});

test("a folder of other files is not taken for an import that worked", async () => {
  const { forum } = await aForum();
  const folder = mkdtempSync(join(tmpdir(), "stoa-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "package.json"), "{}");
  heard();
  await expect(importCommand(forum, ["discourse", folder])).rejects.toThrow("Nothing was stored");
});
