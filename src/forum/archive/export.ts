import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Forum } from "#forum/forum.ts";
import { Names } from "./export/ids.ts";
import { writeLogo } from "./export/logo.ts";
import { EXPORTS } from "./export/records.ts";
import { ARCHIVE_FILES, ARCHIVE_FORMAT, ARCHIVE_KINDS, ARCHIVE_VERSION, type ArchiveKind } from "./format.ts";

/** Files that are only there when they hold something. */
const OPTIONAL: ReadonlySet<ArchiveKind> = new Set([
  "group",
  "revision",
  "vote",
  "result",
  "check",
  "feedback",
  "redirect",
]);

/** An export needs a folder of its own; the message says which one is none. */
export class NotEmpty extends Error {}

/**
 * Writes the whole forum as an archive into an empty or new folder: people with their e-mail addresses, never with
 * passwords. The manifest comes last, so a folder without one is an export that did not finish.
 * @returns how many records each file holds
 * @throws NotEmpty
 */
export async function exportTo(
  forum: Pick<Forum, "db" | "now" | "settings">,
  folder: string,
  progress?: (kind: ArchiveKind, count: number) => void,
): Promise<Partial<Record<ArchiveKind, number>>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new NotEmpty(`${folder} is not empty; an export needs a folder of its own`);
  const names = await Names.open(forum.db);
  const counts: Partial<Record<ArchiveKind, number>> = {};
  for (const kind of ARCHIVE_KINDS) {
    const count = await writeKind(forum, names, { folder, kind, progress });
    if (count > 0 || !OPTIONAL.has(kind)) counts[kind] = count;
  }
  const logo = await writeLogo(forum, folder);
  const manifest = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    created: new Date(forum.now()).toISOString(),
    counts: Object.fromEntries(Object.entries(counts).map(([kind, count]) => [fileKey(kind as ArchiveKind), count])),
    ...(logo && { logo }),
  };
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  return counts;
}

function fileKey(kind: ArchiveKind): string {
  return ARCHIVE_FILES[kind].replace(/\.jsonl$/, "");
}

interface Task {
  folder: string;
  kind: ArchiveKind;
  progress: ((kind: ArchiveKind, count: number) => void) | undefined;
}

async function writeKind(forum: Pick<Forum, "db">, names: Names, { folder, kind, progress }: Task): Promise<number> {
  const target = join(folder, ARCHIVE_FILES[kind]);
  const partial = `${target}.partial`;
  let count = 0;
  let file: ReturnType<typeof createWriteStream> | undefined;
  for await (const records of EXPORTS[kind](forum.db, names)) {
    if (records.length === 0) continue;
    file ??= createWriteStream(partial, { mode: 0o600 });
    if (!file.write(records.map((record) => `${JSON.stringify(record)}\n`).join(""))) await once(file, "drain");
    count += records.length;
    progress?.(kind, count);
  }
  if (!file && OPTIONAL.has(kind)) return 0;
  file ??= createWriteStream(partial, { mode: 0o600 });
  file.end();
  await finished(file);
  await rename(partial, target);
  return count;
}
