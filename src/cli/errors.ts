import { BadConfig } from "#platform/config.ts";
import { isRefusal } from "#platform/refusal.ts";
import { DatabaseTooNew } from "#platform/store/types.ts";
import { Problem } from "./problem.ts";

const CONNECTION_CODES = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "ECONNRESET", "EAI_AGAIN"]);
/** Classes of PostgreSQL's errors: connection, authorization, no such database, starting up. */
const CONNECTION_STATES = /^(08|28|3D|57P)/;

const FILE_CODES: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read or written by this user",
  EPERM: "may not be read or written by this user",
  EISDIR: "is a folder, not a file",
  ENOTDIR: "is a file, not a folder",
  ENOSPC: "does not fit: the disk is full",
  EROFS: "lies on a disk that cannot be written to",
};

/** What is told instead of a stack trace. */
export async function sentenceFor(error: unknown): Promise<string> {
  if (isRefusal(error)) {
    const { translatorFor } = await import("#platform/translate.ts");
    return translatorFor("en", "sie")(`errors.${error.code}`, error.detail);
  }
  if (!(error instanceof Error)) return `It did not work: ${String(error)}`;
  const known = knownSentence(error);
  if (known) return known;
  const cause = innermost(error);
  return `It did not work: ${firstLine(cause) || codeOf(cause)}`;
}

/** The sentence for what an operator can mend; undefined for everything else. */
export function knownSentence(error: unknown): string | undefined {
  if (error instanceof Problem || error instanceof BadConfig || error instanceof DatabaseTooNew) return error.message;
  if (!(error instanceof Error)) return undefined;
  const cause = innermost(error);
  const code = codeOf(cause);
  if (code.startsWith("ERR_PARSE_ARGS")) return `${firstLine(cause).replace(/\.?$/, ".")} See --help.`;
  if (CONNECTION_CODES.has(code) || CONNECTION_STATES.test(code)) {
    return `DATABASE_URL should name a database that answers, but it says: ${firstLine(cause) || code}.`;
  }
  if (code.startsWith("SQLITE_BUSY")) return "The database is kept busy by another program; please try again.";
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) {
    return "The database in DATA_DIR is damaged; restore a backup.";
  }
  if (code === "SQLITE_FULL") return "The database cannot grow: the disk is full.";
  if (code.startsWith("SQLITE_READONLY") || code === "SQLITE_CANTOPEN") {
    return "The database in DATA_DIR may not be read or written by this user; scripts/forum doctor names its owner.";
  }
  const trouble = FILE_CODES[code];
  return trouble && "path" in cause ? `${String(cause.path)} ${trouble}.` : undefined;
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}

function innermost(error: Error): Error {
  if (error.cause instanceof Error) return innermost(error.cause);
  // Node tries several addresses of a host, and tells of each.
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  return error;
}

function firstLine(error: Error): string {
  return error.message.split("\n")[0]?.trim() ?? "";
}
