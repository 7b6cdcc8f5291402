import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ARCHIVE_FILES, ARCHIVE_KINDS, fieldsOf } from "./format.ts";

const DOCUMENT = readFileSync(new URL("../../../docs/ARCHIVE.md", import.meta.url), "utf8");

test.each(ARCHIVE_KINDS)("the documentation names every field of a %s", (kind) => {
  const row = DOCUMENT.split("\n").find((line) => line.startsWith(`| \`${ARCHIVE_FILES[kind]}\` |`));
  const named = [...(row ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining([...fieldsOf(kind)]));
});
