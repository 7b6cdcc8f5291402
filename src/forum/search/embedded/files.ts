import { existsSync, renameSync, rmSync } from "node:fs";

const BESIDE = ["-wal", "-shm", "-journal"];

export function removeIndexFiles(file: string): void {
  for (const ending of ["", ...BESIDE]) rmSync(file + ending, { force: true });
}

/** The live index becomes the fresh one, which is closed. The log of the old one goes first: it belongs to no other. */
export function swapIn(fresh: string, live: string): void {
  if (!existsSync(fresh)) throw new Error("there is no new search index");
  for (const ending of BESIDE) rmSync(live + ending, { force: true });
  renameSync(fresh, live);
}
