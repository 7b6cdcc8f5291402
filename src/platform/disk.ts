import { statfsSync } from "node:fs";

const ENOUGH_BYTES = 1_000_000_000;
const TOO_FEW_BYTES = 100_000_000;

/** Bytes that are free where `folder` lies, and whether that will do. */
export function diskSpace(folder: string): { free: number; state: "ok" | "warn" | "fail" } {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return { free, state: free < TOO_FEW_BYTES ? "fail" : free < ENOUGH_BYTES ? "warn" : "ok" };
}
