import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  ARCHIVE_FILES,
  ARCHIVE_FORMAT,
  ARCHIVE_KINDS,
  ARCHIVE_VERSION,
  type ArchiveKind,
  parseRecord,
} from "../format.ts";
import { filesIn, sizeOf } from "./files.ts";
import { readLines } from "./lines.ts";
import type { Item, Report, Source } from "./source.ts";

/** Kinds without which a forum is not whole. The others may be absent without a word. */
const EXPECTED: ReadonlySet<string> = new Set(["user", "category", "tag", "thread", "post"]);

/** @throws Error with one sentence when the folder holds no archive that this program reads. */
export async function archiveSource(folder: string): Promise<Source> {
  const files = new Set(await filesIn(folder));
  const { logo } = await readManifest(folder);
  const present = ARCHIVE_KINDS.filter((kind) => files.has(ARCHIVE_FILES[kind]));
  if (present.length === 0) throw new Error(`${folder} holds no archive: there is no ${ARCHIVE_FILES.thread} in it`);

  return {
    ...(logo !== undefined && { logo: { folder, said: logo } }),
    keepsPostIds: true,
    guessesJoinTimes: false,
    totalBytes: await sizeOf(
      folder,
      present.map((kind) => ARCHIVE_FILES[kind]),
    ),
    async *items(report) {
      for (const kind of ARCHIVE_KINDS) {
        if (files.has(ARCHIVE_FILES[kind])) yield* readKind(folder, kind, report);
        else if (EXPECTED.has(kind)) report.note(`${ARCHIVE_FILES[kind]} is missing`);
      }
    },
  };
}

async function* readKind(folder: string, kind: ArchiveKind, report: Report): AsyncGenerator<Item> {
  const file = ARCHIVE_FILES[kind];
  const unknown = new Map<string, number>();
  for await (const { number, text, tooLong } of readLines(join(folder, file), report.read)) {
    const at = { file, line: number };
    if (tooLong) {
      report.problem({ ...at, reason: "the line is too long" });
      continue;
    }
    if (text.trim() === "") continue;
    const raw = parseJson(text);
    if (raw === undefined) {
      report.problem({ ...at, reason: "is not JSON" });
      continue;
    }
    const parsed = parseRecord(kind, raw);
    if ("reason" in parsed) {
      report.problem({ ...at, reason: parsed.reason });
      continue;
    }
    for (const field of Object.keys(parsed.record.extra ?? {})) unknown.set(field, (unknown.get(field) ?? 0) + 1);
    yield { kind, record: parsed.record, at } as Item;
  }
  for (const [field, count] of unknown)
    report.note(`${file}: the unknown field "${field}" is kept as it is (${count})`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readManifest(folder: string): Promise<{ logo?: unknown }> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => undefined);
  // A folder of JSON Lines written by hand or by a script has none, and needs none.
  if (text === undefined) return {};
  const manifest = parseJson(text) as { format?: unknown; version?: unknown; logo?: unknown } | undefined;
  if (manifest?.format !== ARCHIVE_FORMAT) throw new Error(`${folder}/manifest.json does not say "${ARCHIVE_FORMAT}"`);
  if (manifest.version !== ARCHIVE_VERSION) {
    throw new Error(
      `${folder} is an archive of version ${manifest.version}; this program reads version ${ARCHIVE_VERSION}`,
    );
  }
  return manifest;
}
