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
  if (error instanceof Problem || error instanceof BadConfig || error instanceof DatabaseTooNew) return error.message;
  if (isRefusal(error)) {
    const { translatorFor } = await import("#platform/translate.ts");
    return translatorFor("en", "sie")(`errors.${error.code}`, error.detail);
  }
  if (!(error instanceof Error)) return `It did not work: ${String(error)}`;
  const cause = innermost(error);
  const code = "code" in cause ? String(cause.code) : "";
  if (code.startsWith("ERR_PARSE_ARGS")) return `${firstLine(cause).replace(/\.?$/, ".")} See --help.`;
  if (CONNECTION_CODES.has(code) || CONNECTION_STATES.test(code)) {
    return `DATABASE_URL should name a database that answers, but it says: ${firstLine(cause) || code}.`;
  }
  if (code.startsWith("SQLITE_BUSY")) return "The database is kept busy by another program; please try again.";
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) {
    return "The database in DATA_DIR is damaged; restore a backup.";
  }
  if (code === "SQLITE_FULL") return "The database cannot grow: the disk is full.";
  const trouble = FILE_CODES[code];
  if (trouble && "path" in cause) return `${String(cause.path)} ${trouble}.`;
  return `It did not work: ${firstLine(cause) || code}`;
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
