import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

const BESIDE = ["-wal", "-shm", "-journal"];

/** The file in which a process builds an index beside the live one. */
export function freshFile(dataDir: string, pid: number): string {
  return join(dataDir, `search-new-${pid}.db`);
}

/** What processes left behind that were killed while they built. */
export function removeAbandoned(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(/^search-new-(\d+)\.db$/.exec(name)?.[1]);
    if (pid > 0 && !isRunning(pid)) removeIndexFiles(freshFile(dataDir, pid));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

export function removeIndexFiles(file: string): void {
  for (const ending of ["", ...BESIDE]) rmSync(file + ending, { force: true });
}

/** The live index becomes the fresh one, which is closed. The log of the old one goes first: it belongs to no other. */
export function swapIn(fresh: string, live: string): void {
  if (!existsSync(fresh)) throw new Error("there is no new search index");
  for (const ending of BESIDE) rmSync(live + ending, { force: true });
  renameSync(fresh, live);
}
