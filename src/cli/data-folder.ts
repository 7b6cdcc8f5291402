/** What lies in DATA_DIR, as backup and restore see it. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

export const DATABASE_FILE = "stoa.db";

const DATABASE = /^stoa\.db(?:-wal|-shm|-journal)?$/;
/** Made from the database, and again when it is missing. */
const REBUILT = /^search\.db/;
/** Older states, and what a command is working on. */
const KEPT = /^(?:backups|tmp|(?:before-restore|restore|backup)-.*)$/;

/** Whether a backup leaves this entry out: the database goes in as a copy of one moment. */
export function isLeftOut(name: string): boolean {
  return DATABASE.test(name) || REBUILT.test(name) || KEPT.test(name);
}

/** Whether a restore leaves this entry where it is. */
export function staysInPlace(name: string): boolean {
  return KEPT.test(name);
}

/** A folder in `place` for as long as `work` lasts, also when it is interrupted. */
export async function withWorkFolder<T>(place: string, kind: "backup" | "restore", work: (dir: string) => Promise<T>) {
  const dir = mkdtempSync(join(place, `${kind}-`));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  const interrupted = () => process.exit(1);
  process.once("exit", remove);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupted);
  try {
    return await work(dir);
  } finally {
    remove();
    process.off("exit", remove);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, interrupted);
  }
}
