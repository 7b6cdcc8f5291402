import { createWriteStream, existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { type Config, readConfig } from "#platform/config.ts";
import { openStore } from "#platform/store.ts";
import { DATABASE_FILE, isLeftOut, withWorkFolder } from "./data-folder.ts";
import { Problem } from "./problem.ts";
import type { Environment } from "./run.ts";
import { type Source, tarOf } from "./tar/write.ts";

/** The first entry of every backup: a restore reads it before anything else. */
export const MANIFEST = "manifest.json";
export const FORMAT = "stoa-backup";
export const VERSION = 1;
/** Below it lies what belongs into DATA_DIR. */
export const CONTENT = "data/";

/** `backup <file>`: database, uploads and secrets in one file, of one moment, while others write. */
export async function backupCommand(args: string[], env: Environment): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Problem("backup needs the name of one file to write.");
  const config = readConfig(env);
  const target = resolve(file);
  demandPossible(config, target);
  // Beside the target: where the disk of the forum is full, a backup is needed most.
  await withWorkFolder(dirname(target), "backup", async (folder) => {
    const copy = join(folder, DATABASE_FILE);
    await copyDatabase(config.dataDir, copy);
    await writeArchive(config.dataDir, copy, target);
  });
  const note = config.authSecret ? " AUTH_SECRET comes from the environment and is not in it." : "";
  console.log(`Wrote ${target} (${megabytes(statSync(target).size)}). Keep it where only you can read it.${note}`);
}

function demandPossible(config: Config, target: string): void {
  if (config.databaseUrl) {
    throw new Problem(
      "The database is PostgreSQL, whose tool for backups is pg_dump; DATA_DIR holds the files that belong to it.",
    );
  }
  if (!existsSync(join(config.dataDir, DATABASE_FILE))) {
    throw new Problem(`DATA_DIR should be the folder of a forum, but ${config.dataDir} holds no ${DATABASE_FILE}.`);
  }
  if (existsSync(target)) throw new Problem(`${target} is there already; please name a new file.`);
  if (!existsSync(dirname(target))) throw new Problem(`The folder ${dirname(target)} does not exist.`);
}

async function copyDatabase(dataDir: string, copy: string): Promise<void> {
  const store = await openStore({ file: join(dataDir, DATABASE_FILE) });
  try {
    await store.copyTo?.(copy);
  } finally {
    await store.close();
  }
}

async function writeArchive(dataDir: string, database: string, target: string): Promise<void> {
  const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  const output = createWriteStream(unfinished, { flags: "wx", mode: 0o600, flush: true });
  try {
    // The target may lie in DATA_DIR too.
    const left = new Set([unfinished, target, dirname(database)]);
    const archive = tarOf(sources(dataDir, database), (path) => left.has(path));
    await pipeline(Readable.from(archive, { objectMode: false }), createGzip(), output);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function sources(dataDir: string, database: string): Source[] {
  const manifest = { format: FORMAT, version: VERSION, createdAt: new Date().toISOString() };
  const files = readdirSync(dataDir).filter((name) => !isLeftOut(name));
  return [
    { name: MANIFEST, from: Buffer.from(`${JSON.stringify(manifest)}\n`) },
    { name: `${CONTENT}${DATABASE_FILE}`, from: database },
    ...files.map((name) => ({ name: `${CONTENT}${name}`, from: join(dataDir, name) })),
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
