/** Backups that lie in DATA_DIR/backups. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export const BACKUP_FOLDER = "backups";
const NAME = /^stoa-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.tar\.gz$/;

export interface Backup {
  name: string;
  bytes: number;
  /** ms */
  madeAt: number;
}

/** Finished ones, the newest first. Copies that a migration makes are not among them. */
export async function listBackups(dataDir: string): Promise<Backup[]> {
  const folder = join(dataDir, BACKUP_FOLDER);
  const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name)).sort();
  const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return names
    .flatMap((name, at) => {
      const facts = found[at];
      return facts ? [{ name, bytes: facts.size, madeAt: madeAt(name) }] : [];
    })
    .reverse();
}

/** The file of this name; null: no backup is called so, and nothing else is looked for. */
export function backupFile(dataDir: string, name: string): string | null {
  return NAME.test(name) ? join(dataDir, BACKUP_FOLDER, name) : null;
}

export function backupName(at: number): string {
  return `stoa-${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`;
}

function madeAt(name: string): number {
  const [, day, hours, minutes, seconds] = /^stoa-(.{10})T(\d\d)-(\d\d)-(\d\d)Z/.exec(name) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}
