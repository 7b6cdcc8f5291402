import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import Database from "better-sqlite3";
import { z } from "zod";
import { DatabaseTooNew } from "#platform/store/types.ts";
import { openStore } from "#platform/store.ts";
import { CONTENT, FORMAT, MANIFEST, VERSION } from "./backup.ts";
import { DATABASE_FILE } from "./data-folder.ts";
import { Problem } from "./problem.ts";
import { BadArchive } from "./tar/header.ts";
import { type Entry, entriesOf } from "./tar/read.ts";

const MIGRATIONS = join(import.meta.dirname, "../../drizzle");

const manifestShape = z.object({ format: z.literal(FORMAT), version: z.number(), createdAt: z.string() });

/**
 * Unpacks a backup into an empty folder and checks it: complete, undamaged, of a version that this program knows.
 * @throws Problem saying what is wrong with it
 */
export async function unpackBackup(archive: NodeJS.ReadableStream, folder: string): Promise<{ createdAt: string }> {
  const manifest = await unpack(archive, folder).catch((error: unknown) => {
    throw explained(error);
  });
  if (!manifest) throw notABackup();
  await checkDatabase(folder);
  return manifest;
}

async function unpack(archive: NodeJS.ReadableStream, folder: string) {
  const gunzip = createGunzip();
  const failed = pipeline(archive, gunzip);
  // The reader below meets the same error; without this line it would count as unhandled.
  failed.catch(() => undefined);
  let manifest: z.infer<typeof manifestShape> | undefined;
  for await (const entry of entriesOf(gunzip)) {
    if (entry.name === MANIFEST) manifest = await readManifest(entry);
    else if (!manifest) throw notABackup();
    else await unpackEntry(entry, folder);
  }
  await failed;
  return manifest;
}

async function readManifest(entry: Entry) {
  const parts: Buffer[] = [];
  for await (const part of entry.content) parts.push(part);
  const parsed = manifestShape.safeParse(jsonOf(Buffer.concat(parts).toString("utf8")));
  if (!parsed.success) throw notABackup();
  if (parsed.data.version > VERSION)
    throw new Problem("The backup was written by a newer version of Stoa; use that one.");
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function unpackEntry(entry: Entry, folder: string): Promise<void> {
  const name = entry.name.startsWith(CONTENT) ? entry.name.slice(CONTENT.length).replace(/\/$/, "") : "";
  if (name === "" || name.split("/").some((part) => part === "" || part === "." || part === "..")) {
    throw new BadArchive(`it holds ${entry.name}, which is no file of a forum`);
  }
  const path = join(folder, name);
  if (entry.type === "folder") mkdirSync(path, { recursive: true, mode: entry.mode });
  else {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(entry.content, createWriteStream(path, { flags: "wx", mode: entry.mode, flush: true }));
  }
}

async function checkDatabase(folder: string): Promise<void> {
  const file = join(folder, DATABASE_FILE);
  const damaged = new Problem("The database in the backup is damaged; nothing was changed.");
  try {
    const database = new Database(file, { fileMustExist: true });
    const verdict = database.pragma("quick_check", { simple: true });
    database.close();
    if (verdict !== "ok") throw damaged;
    const store = await openStore({ file });
    try {
      if ((await store.migrationState(MIGRATIONS)).applied === 0) throw damaged;
    } finally {
      await store.close();
    }
  } catch (error) {
    throw error instanceof DatabaseTooNew || error === damaged ? error : damaged;
  }
}

function notABackup(): Problem {
  return new Problem("The file is not a backup that scripts/forum has written.");
}

function explained(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_DATA_ERROR" && error instanceof Error && /header check/.test(error.message)) return notABackup();
  if (error instanceof BadArchive) return new Problem(`The backup is damaged (${error.message}); nothing was changed.`);
  if (code.startsWith("Z_")) return new Problem("The backup is damaged or incomplete; nothing was changed.");
  return error;
}
