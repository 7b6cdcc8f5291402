/** One line of JSON a figure: what was measured, and what it should be at least or at most. */
export function figure(
  bench: string,
  name: string,
  value: number,
  unit: string,
  more: Record<string, unknown> = {},
): void {
  console.log(JSON.stringify({ bench, figure: name, value: rounded(value), unit, ...more }));
}

/** Three digits that mean something; whole numbers stay whole. */
export function rounded(value: number): number {
  return Number.isInteger(value) || Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}

/** What is going on, for whoever waits; the figures alone stand on standard output. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Milliseconds since the returned function was made. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}
