import Database from "better-sqlite3";
import { removeIndexFiles } from "./files.ts";

export type Connection = Database.Database;

/** Grows when the analysis or these tables change: an index of another form is built anew. */
export const INDEX_FORM = 3;

/**
 * Two FTS5 tables hold no text, only numbers of terms: bodies, and titles apart, which are few and say most. `doc`
 * keeps each post as the numbers of its words in their order, for exact scores, quoted phrases and taking it out.
 */
const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value REAL NOT NULL) WITHOUT ROWID;
  CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL, docs INTEGER NOT NULL);
  CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL, term INTEGER NOT NULL, docs INTEGER NOT NULL);
  CREATE TABLE doc (id INTEGER PRIMARY KEY, category INTEGER NOT NULL, words BLOB NOT NULL);
  CREATE INDEX doc_category ON doc (category);
  CREATE VIRTUAL TABLE body USING fts5(words, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
  CREATE VIRTUAL TABLE title USING fts5(words, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
  INSERT INTO body (body, rank) VALUES ('rank', 'bm25(1.0, 0.0)');
  INSERT INTO title (title, rank) VALUES ('rank', 'bm25(1.0, 0.0)');`;

/** Opens an index file. One that another version of this program made, or that is broken, is thrown away: it can be built again. */
export function openReadable(file: string): Connection {
  try {
    const db = openIndexFile(file);
    if (isReadable(db)) return db;
    db.close();
  } catch (error) {
    if (!isBroken(error)) throw error;
  }
  removeIndexFiles(file);
  return openIndexFile(file);
}

function isBroken(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(String(error.code));
}

/** An empty one is made where none is. What a power cut takes with it comes back from the events. */
function openIndexFile(file: string): Connection {
  const db = new Database(file, { timeout: 10_000 });
  for (const pragma of ["journal_mode = WAL", "synchronous = NORMAL", "cache_size = -16000", "temp_store = MEMORY"]) {
    db.pragma(pragma);
  }
  db.pragma("mmap_size = 1073741824");
  if (!db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'").get()) {
    db.transaction(() => {
      db.exec(TABLES);
      putMeta(db, { form: INDEX_FORM });
    })();
  }
  return db;
}

/** Changes when another connection has written to the file. */
export function othersVersion(db: Connection): unknown {
  return db.pragma("data_version", { simple: true });
}

/** How much FTS5 holds in memory before it writes a part of its index, in bytes: the fewer parts, the less to merge. */
const BUILDING_HASH_BYTES = 64 * 1024 * 1024;

/** One great transaction without a journal: what is half done is thrown away. */
export function beginBuilding(db: Connection): void {
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.pragma("cache_size = -64000");
  for (const table of ["body", "title"]) {
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${BUILDING_HASH_BYTES})`);
  }
  db.exec("BEGIN");
}

/** All parts of the index become one, which is smaller and quicker to ask. */
export function finishBuilding(db: Connection): void {
  for (const table of ["body", "title"]) {
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${DEFAULT_HASH_BYTES})`);
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
  }
  db.exec("COMMIT");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
}

const DEFAULT_HASH_BYTES = 1024 * 1024;

/** Whether this program can read what stands in the file. */
function isReadable(db: Connection): boolean {
  return readMeta(db).get("form") === INDEX_FORM;
}

export function readMeta(db: Connection): Map<string, number> {
  const rows = db.prepare<[], { key: string; value: number }>("SELECT key, value FROM meta").all();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

export function putMeta(db: Connection, values: Readonly<Record<string, number>>): void {
  const put = db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
  for (const [key, value] of Object.entries(values)) put.run(key, value);
}
