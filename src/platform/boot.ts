import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { BadConfig, type Config } from "./config.ts";

/** What the program itself reads and writes in the data folder. */
const OWN_FILES = /^(?:stoa\.db(?:-wal|-shm)?|auth-secret|outbox)$/;

/** Makes the data folder, or says in one sentence why it or a file in it cannot be used. */
export function prepareDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new BadConfig(`DATA_DIR should be a folder that this user may write to, but ${dataDir} is not${why}.`);
  }
  for (const name of readdirSync(dataDir)) if (OWN_FILES.test(name)) demandUsable(join(dataDir, name));
}

/** With the folders above it. Where a file system takes none (`/proc`), Node's own way would go on trying for ever. */
function makeFolder(path: string): void {
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // It was there, or another process was quicker.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function demandUsable(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch {
    // SQLite takes its own files away when the last one closes them, which may be now.
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    throw new BadConfig(
      `DATA_DIR should hold files that this user may read and write, but ${path} belongs to ${userName(found.uid)}.`,
    );
  }
}

/** A user as people know it, as far as that can be told without asking the system's lists. */
export function userName(uid: number): string {
  return uid === 0 ? "root" : `the user with the id ${uid}`;
}

/** `AUTH_SECRET`, or the one that was made at the first start and is kept in the data folder. */
export function authSecret(config: Config): string {
  if (config.authSecret) return config.authSecret;
  const file = join(config.dataDir, "auth-secret");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another process was quicker: its secret counts.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}
