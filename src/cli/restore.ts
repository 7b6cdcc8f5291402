import {
  createReadStream,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { DATABASE_FILE, staysInPlace, withWorkFolder } from "./data-folder.ts";
import { Problem } from "./problem.ts";
import type { Environment } from "./run.ts";
import { unpackBackup } from "./unpack.ts";

/** `restore <file>`: what a backup holds takes the place of what DATA_DIR holds, which is kept beside it. */
export async function restoreCommand(args: string[], env: Environment): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Problem("restore needs the name of one backup file.");
  const config = readConfig(env);
  if (config.databaseUrl) throw new Problem("The database is PostgreSQL, whose tool for this is pg_restore.");
  const archive = resolve(file);
  if (!existsSync(archive)) throw new Problem(`${archive} does not exist.`);
  prepareDataDir(config.dataDir);
  demandUnused(config.dataDir);
  const aside = join(config.dataDir, `before-restore-${new Date().toISOString().replaceAll(":", "-")}`);
  const { createdAt, kept } = await withWorkFolder(config.dataDir, "restore", async (fresh) => {
    const manifest = await unpackBackup(createReadStream(archive), fresh);
    demandUnused(config.dataDir);
    giveToOwner(config.dataDir, fresh);
    return { ...manifest, kept: swap(config.dataDir, fresh, aside, archive) };
  });
  console.log(`Restored the forum as it was at ${createdAt}.`);
  if (kept) console.log(`What was there before lies in ${aside}; delete it when all is well.`);
}

/**
 * The lock of SQLite itself says whether another program has the database open, and it ends with that program,
 * however that ends. Closing merges what has not reached the main file yet.
 * @throws Problem while it is open elsewhere
 */
function demandUnused(dataDir: string): void {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return;
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma("locking_mode = EXCLUSIVE");
    database.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("SQLITE_BUSY")) {
      throw new Problem(`Another program works with ${file}; please stop the server before a restore.`);
    }
    // A database that is damaged is a reason to restore, not one against it.
    if (code !== "SQLITE_NOTADB" && !code.startsWith("SQLITE_CORRUPT")) throw error;
  } finally {
    database.close();
  }
}

/** Root restores for the forum's own user, who could not open files of root's. */
function giveToOwner(dataDir: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dataDir);
  lchownSync(path, uid, gid);
  for (const name of readdirSync(path, { recursive: true, encoding: "utf8" })) lchownSync(join(path, name), uid, gid);
}

/** Moves the old entries aside and the new ones in; when one cannot be moved all go back. @returns whether any were old */
function swap(dataDir: string, fresh: string, aside: string, archive: string): boolean {
  const moved: [string, string][] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    moved.push([from, to]);
  };
  mkdirSync(aside, { mode: 0o700 });
  giveToOwner(dataDir, aside);
  try {
    for (const name of readdirSync(dataDir)) {
      const path = join(dataDir, name);
      if (!staysInPlace(name) && path !== archive) move(path, join(aside, name));
    }
    const anyOld = moved.length > 0;
    for (const name of readdirSync(fresh)) move(join(fresh, name), join(dataDir, name));
    if (!anyOld) rmdirSync(aside);
    return anyOld;
  } catch (error) {
    for (const [from, to] of moved.reverse()) renameSync(to, from);
    rmdirSync(aside);
    throw error;
  }
}
