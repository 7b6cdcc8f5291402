import { spawn } from "node:child_process";
import { mkdir, rm, stat } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { BACKUP_FOLDER, backupName, listBackups } from "#platform/backups.ts";
import type { Config } from "#platform/config.ts";
import { GiveUp, type JobHandler } from "#platform/events.ts";
import type { Forum } from "../forum.ts";

const MAX_WORDS = 2_000;

/** Makes a backup in DATA_DIR/backups, as `scripts/forum backup` does, and removes those that are too many. */
export const makeBackup: JobHandler<Forum> = async (forum, { payload }) => {
  const { config } = forum;
  if (config.databaseUrl) throw new GiveUp("the database is PostgreSQL, whose tool for backups is pg_dump");
  const folder = join(config.dataDir, BACKUP_FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = backupName(forum.now());
  const file = join(folder, name);
  // A job may run twice: the first time may have got so far.
  await rm(file, { force: true });
  await runProgram(["backup", file], config);
  const { size } = await stat(file);
  const actorId = typeof payload.actorId === "number" ? payload.actorId : null;
  const data = { name, bytes: size };
  await forum.write((tx) => forum.record(tx, { kind: "backup.made", subjectId: 0, actorId, data }));
  const { backups } = await forum.settings();
  const spare = (await listBackups(config.dataDir)).slice(backups.keep);
  await Promise.all(spare.map((backup) => rm(join(folder, backup.name), { force: true })));
};

/** A process of its own, behind everybody else's: nobody who reads or writes waits for it. */
async function runProgram(args: readonly string[], { dataDir }: Config): Promise<void> {
  const program = join(import.meta.dirname, "../../cli/main.ts");
  const env = { NODE_ENV: "production" as const, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "ignore", "pipe"] });
  try {
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It is done already, or the system does not let us.
  }
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-MAX_WORDS);
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status !== 0) throw new Error(words.trim().split("\n").at(-1) || `it ended with status ${status}`);
}
