/** What a page was made from: collected while it is rendered, so that nobody has to declare it by hand. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { SeenKey } from "./version-key.ts";

export interface Reading {
  /** Each with the version it had before its content was read. */
  readonly seen: Map<SeenKey, number>;
  /** ms: from then on the clock alone makes the page another one. */
  until: number;
}

// Modules load several times in one Next process, so the one store hangs on globalThis.
const shared = globalThis as typeof globalThis & { stoaReading?: AsyncLocalStorage<Reading> };
shared.stoaReading ??= new AsyncLocalStorage<Reading>();
const readings = shared.stoaReading;

/** Runs `body`, and tells what it read. */
export async function reading<T>(body: () => Promise<T>): Promise<{ result: T; reading: Reading }> {
  const mine: Reading = { seen: new Map(), until: Number.POSITIVE_INFINITY };
  return { result: await readings.run(mine, body), reading: mine };
}

/** Whether somebody wants to know what is read. */
export function isCollecting(): boolean {
  return readings.getStore() !== undefined;
}

/** Something was read, or is about to be: content may be newer than this version, never older. */
export function saw(key: SeenKey, version: number): void {
  const seen = readings.getStore()?.seen;
  if (!seen) return;
  const known = seen.get(key);
  if (known === undefined || version < known) seen.set(key, version);
}

/** What was read stays true until then (ms), whatever the versions say. */
export function trueUntil(at: number): void {
  const mine = readings.getStore();
  if (mine && at < mine.until) mine.until = at;
}
