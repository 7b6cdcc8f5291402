/**
 * How long people waited, counted in steps that grow: each is a twelfth of a doubling, so what is read back
 * is at most 3 % beside the truth, and the counts of many days add up.
 */
export type Waits = Readonly<Record<string, number>>;

const STEPS = 12;
const MINUTE_MS = 60_000;

export function waitsOf(times: readonly number[]): Waits {
  const counts: Record<string, number> = {};
  for (const ms of times) {
    const step = String(Math.round(STEPS * Math.log2(1 + Math.max(0, ms) / MINUTE_MS)));
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

/** The wait in the middle of all of them, in ms; null without any. */
export function medianOf(all: readonly Waits[]): number | null {
  const counts = new Map<number, number>();
  let total = 0;
  for (const waits of all) {
    for (const [step, count] of Object.entries(waits)) {
      counts.set(Number(step), (counts.get(Number(step)) ?? 0) + count);
      total += count;
    }
  }
  let seen = 0;
  for (const [step, count] of [...counts].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen * 2 >= total) return Math.round((2 ** (step / STEPS) - 1) * MINUTE_MS);
  }
  return null;
}
