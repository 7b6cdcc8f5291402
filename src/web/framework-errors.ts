import { errorFacts, type Log } from "#platform/log.ts";

/**
 * An error that Next or React tells the console, when a page fails, becomes a line of our log: as they print it,
 * a failed query comes with its values. @returns how to take that back
 */
export function logFrameworkErrors(log: Log): () => void {
  const { error: say } = console;
  console.error = (...parts: unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    if (error) log.error(errorFacts(error), "page");
    else say(...parts);
  };
  return () => {
    console.error = say;
  };
}
