/** What the machine says of a process, read where Linux tells it. */
import { execFileSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stopwatch } from "./figures.ts";

let ticksPerSecond: number | undefined;

/** CPU time of all threads of a process so far, in ms; null where the machine does not say. */
export function cpuMs(pid: number): number | null {
  const text = fileOrNull(`/proc/${pid}/stat`);
  if (text === null) return null;
  ticksPerSecond ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  // The name of the program, in parentheses, may hold spaces; utime and stime are fields 14 and 15 of all.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Memory of a process in MB: what it holds now, and the most it ever held. */
export function memoryMb(pid: number): { now: number; peak: number } | null {
  const text = fileOrNull(`/proc/${pid}/status`);
  if (text === null) return null;
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0);
  return { now: kilobytes("VmRSS") / 1024, peak: kilobytes("VmHWM") / 1024 };
}

function fileOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

const CALM_SHARE = 0.04;
const LOOK_EVERY_MS = 1_000;
const CALM_LIMIT_MS = 180_000;

/** Waits until a process has nothing left to do, at most three minutes. */
export async function untilCalm(pid: number): Promise<void> {
  const waited = stopwatch();
  let before = cpuMs(pid);
  while (before !== null && waited() < CALM_LIMIT_MS) {
    await sleep(LOOK_EVERY_MS);
    const now = cpuMs(pid);
    if (now === null || now - before < LOOK_EVERY_MS * CALM_SHARE) return;
    before = now;
  }
}

const FLUSHES = 200;

/** Small writes a second, each flushed: more than that many transactions one after the other no disk can keep. */
export function flushesPerSecond(folder: string): number {
  const path = join(folder, "flushes");
  const file = openSync(path, "w");
  const elapsed = stopwatch();
  for (let n = 0; n < FLUSHES; n++) {
    writeSync(file, Buffer.alloc(4096, n), 0, 4096, 0);
    fsyncSync(file);
  }
  const seconds = elapsed() / 1000;
  closeSync(file);
  rmSync(path);
  return FLUSHES / seconds;
}
