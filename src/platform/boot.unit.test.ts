import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { prepareDataDir } from "./boot.ts";

// Root may read and write everything.
test.skipIf(process.getuid?.() === 0)("a file that may not be written is named, with its owner", () => {
  const dir = mkdtempSync(join(tmpdir(), "stoa-boot-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, "stoa.db");
  writeFileSync(file, "");
  prepareDataDir(dir);
  chmodSync(file, 0o400);
  expect(() => prepareDataDir(dir)).toThrow(`but ${file} belongs to the user with the id ${process.getuid?.()}.`);
});
