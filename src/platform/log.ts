import pino from "pino";

/**
 * Lines of JSON on standard error; standard output belongs to what a person reads.
 * Only codes, ids and counts go in: never a secret, an address or what somebody wrote.
 */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));

export type Log = Pick<typeof log, "info" | "warn" | "error">;

/** An error as the log keeps it: its kind and place, without values that a message may carry from a query. */
export function errorFacts(error: unknown): { error: string; at?: string | undefined } {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = "code" in cause ? ` ${String(cause.code)}` : "";
  // Drizzle's messages repeat the statement and its values.
  const message = error.message.startsWith("Failed query") ? "Failed query" : error.message.slice(0, 300);
  return { error: `${error.name}${code}: ${message}`, at: error.stack?.split("\n    at ").slice(1, 6).join(" < ") };
}
