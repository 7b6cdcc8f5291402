import type Database from "better-sqlite3";
import type { Connection } from "./file.ts";

/**
 * FTS5 scores a thousand posts a millisecond, and counts those that hold a word before: of words that stand in more
 * than this, the newest posts alone are looked at.
 */
export const SCORED_AT_MOST = 3_000;

/** Odd, so that no two numbers fall together. */
const SPREAD = 0x9e3779b1;

/**
 * A term as FTS5 has it: its number in letters and digits, spread over 32 bits. FTS5 hashes what it takes in weakly;
 * small numbers as they are fall on so few of its lists that indexing takes twice as long.
 */
export function ftsCode(term: number): string {
  return (Math.imul(term, SPREAD) >>> 0).toString(36);
}

export const ftsTerm = (term: number): string => `"${ftsCode(term)}"`;

type FtsTable = "body" | "title";

/** Posts that match, best first by FTS5's own bm25. */
export function bestMatches(db: Connection, table: FtsTable, match: string, limit: number): number[] {
  return statement(db, `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?`).all(match, limit);
}

/** Posts that match, newest first. */
export function newestMatches(db: Connection, table: FtsTable, match: string, limit: number): number[] {
  const text = `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ?`;
  return statement(db, text).all(match, limit);
}

type IdStatement = Database.Statement<[string, number], number>;

const statements = new WeakMap<Connection, Map<string, IdStatement>>();

/** Compiled once for a connection. */
function statement(db: Connection, text: string): IdStatement {
  let known = statements.get(db);
  if (!known) {
    known = new Map();
    statements.set(db, known);
  }
  let prepared = known.get(text);
  if (!prepared) {
    prepared = db.prepare<[string, number], number>(text).pluck();
    known.set(text, prepared);
  }
  return prepared;
}
