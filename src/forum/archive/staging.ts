import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { RecordOf } from "./format.ts";
import type { Item, Markup, Place } from "./readers/source.ts";

/** What refers to threads, posts and people, and is therefore stored last. */
export type LateKind = "revision" | "vote" | "result" | "check" | "feedback" | "redirect";
type LateItem = Extract<Item, { kind: LateKind }>;
export interface Late<K extends LateKind> {
  record: RecordOf<K>;
  at: Place;
}

type ThreadItem = Extract<Item, { kind: "thread" }>;
type PostItem = Extract<Item, { kind: "post" }>;

/** What is needed of each post of a thread at once to put them in order. */
export interface PostSketch {
  seq: number;
  id: string;
  parentId: string | null;
  authorId: string | null;
  number: number | null;
  createdAt: number;
}

export interface StagedThread {
  record: RecordOf<"thread">;
  at: Place;
  /** The thread that asked the same before, if the source says so. */
  duplicateOf: string | null;
}

export interface StagedPost {
  record: RecordOf<"post">;
  at: Place;
  markup: Markup | undefined;
}

interface Row {
  file: string;
  line: number;
  data: string;
}

/** How often a comment on a comment is followed upwards to find its thread. */
const MAX_PARENT_STEPS = 100;
const ROWS_PER_COMMIT = 5000;

/**
 * A file on disk that holds what came in any order until it can be stored in the right one. It is scratch:
 * an interrupted run makes a new one.
 */
export class Staging {
  readonly #db: Database.Database;
  readonly #file: string;
  #uncommitted = 0;

  constructor(file: string) {
    this.#file = file;
    removeFiles(file);
    this.#db = new Database(file);
    // Nothing here must survive a crash.
    for (const pragma of ["journal_mode = OFF", "synchronous = OFF", "cache_size = -32000", "temp_store = FILE"]) {
      this.#db.pragma(pragma);
    }
    this.#db.exec(`
      CREATE TABLE thread (id TEXT PRIMARY KEY, category TEXT, created INTEGER, duplicate TEXT, file TEXT, line INTEGER, data TEXT) WITHOUT ROWID;
      CREATE TABLE post (seq INTEGER PRIMARY KEY, id TEXT, thread TEXT, parent TEXT, author TEXT, number INTEGER,
        created INTEGER, markup TEXT, file TEXT, line INTEGER, data TEXT);
      CREATE TABLE late (seq INTEGER PRIMARY KEY, kind TEXT, file TEXT, line INTEGER, data TEXT);
      BEGIN`);
  }

  /** @returns false when a thread with this id is here already */
  addThread({ record, at }: ThreadItem): boolean {
    const { changes } = this.#run(
      "INSERT OR IGNORE INTO thread (id, category, created, file, line, data) VALUES (?, ?, ?, ?, ?, ?)",
      [record.id, record.categoryId, record.createdAt, at.file, at.line, JSON.stringify(record)],
    );
    return changes === 1;
  }

  addPost({ record, at, markup }: PostItem): void {
    const { id, threadId, parentId, authorId, number, createdAt } = record;
    this.#run(
      "INSERT INTO post (id, thread, parent, author, number, created, markup, file, line, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        id,
        threadId,
        parentId,
        authorId,
        number ?? null,
        createdAt,
        markup ?? null,
        at.file,
        at.line,
        JSON.stringify(record),
      ],
    );
  }

  addDuplicate(record: RecordOf<"duplicate">): void {
    this.#run("UPDATE thread SET duplicate = ? WHERE id = ?", [record.ofThreadId, record.threadId]);
  }

  addLate({ kind, record, at }: LateItem): void {
    this.#run("INSERT INTO late (kind, file, line, data) VALUES (?, ?, ?, ?)", [
      kind,
      at.file,
      at.line,
      JSON.stringify(record),
    ]);
  }

  /**
   * All is in: finds the threads of posts that name only their parent, and throws second posts with the same id out.
   * @returns where those stood
   */
  finish(): Place[] {
    const db = this.#db;
    db.exec("COMMIT; CREATE INDEX post_id ON post (id)");
    const doubled = db
      .prepare<[], Place>(
        "DELETE FROM post WHERE seq > (SELECT min(p.seq) FROM post p WHERE p.id = post.id) RETURNING file, line",
      )
      .all();
    const ask = db.prepare(
      "UPDATE post SET thread = (SELECT p.thread FROM post p WHERE p.id = post.parent) " +
        "WHERE thread IS NULL AND EXISTS (SELECT 1 FROM post p WHERE p.id = post.parent AND p.thread IS NOT NULL)",
    );
    db.exec("CREATE INDEX post_without_thread ON post (parent) WHERE thread IS NULL");
    for (let step = 0; step < MAX_PARENT_STEPS && ask.run().changes > 0; step++);
    db.exec("CREATE INDEX post_thread ON post (thread)");
    return doubled;
  }

  /** Posts that still have no thread, in pages: their parents may be in the forum already. */
  *postsWithoutThread(): Generator<{ seq: number; parent: string | null; file: string; line: number }> {
    yield* this.#paged<{ seq: number; parent: string | null; file: string; line: number }>(
      "SELECT seq, parent, file, line FROM post WHERE thread IS NULL AND seq > ? ORDER BY seq LIMIT 1000",
    );
  }

  setThread(seq: number, threadId: string): void {
    this.#prepared("UPDATE post SET thread = ? WHERE seq = ?").run(threadId, seq);
  }

  get counts(): { threads: number; posts: number } {
    const count = (table: string) =>
      this.#db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
    return { threads: count("thread"), posts: count("post") };
  }

  categoryIds(): string[] {
    return this.#db
      .prepare<[], { category: string }>("SELECT DISTINCT category FROM thread")
      .all()
      .map((row) => row.category);
  }

  /** Of all threads, each once. */
  tagNames(): string[] {
    return this.#db
      .prepare<[], { name: string }>("SELECT DISTINCT j.value AS name FROM thread, json_each(thread.data, '$.tags') j")
      .all()
      .map(({ name }) => name);
  }

  /** Threads in the order of time, then those that only have new posts here. */
  *threadIds(): Generator<string> {
    const sorted = this.#db.prepare<[], { id: string }>("SELECT id FROM thread ORDER BY created, id");
    // Ids alone, but all of them: writing in between must not disturb the order.
    for (const { id } of sorted.all()) yield id;
    const others = this.#db.prepare<[], { thread: string }>(
      "SELECT DISTINCT thread FROM post WHERE thread IS NOT NULL AND thread NOT IN (SELECT id FROM thread)",
    );
    for (const { thread } of others.all()) yield thread;
  }

  thread(id: string): StagedThread | undefined {
    const row = this.#prepared("SELECT * FROM thread WHERE id = ?").get(id) as
      | (Row & { duplicate: string | null })
      | undefined;
    return row && { record: JSON.parse(row.data), at: { file: row.file, line: row.line }, duplicateOf: row.duplicate };
  }

  sketches(threadId: string): PostSketch[] {
    return this.#prepared(
      "SELECT seq, id, parent AS parentId, author AS authorId, number, created AS createdAt FROM post WHERE thread = ? ORDER BY seq",
    ).all(threadId) as PostSketch[];
  }

  post(seq: number): StagedPost {
    const row = this.#prepared("SELECT * FROM post WHERE seq = ?").get(seq) as
      | (Row & { markup: Markup | null })
      | undefined;
    if (!row) throw new Error(`staged post ${seq} is gone`);
    return { record: JSON.parse(row.data), at: { file: row.file, line: row.line }, markup: row.markup ?? undefined };
  }

  *late<K extends LateKind>(kind: K): Generator<Late<K>> {
    const rows = this.#paged<Row & { seq: number }>(
      `SELECT * FROM late WHERE kind = '${kind}' AND seq > ? ORDER BY seq LIMIT 1000`,
    );
    for (const { data, file, line } of rows) yield { record: JSON.parse(data), at: { file, line } };
  }

  /** The largest whole number among the ids of posts or threads, as in "17" or "p17"; 0 if there is none. */
  largestNumber(table: "thread" | "post"): number {
    const numbers = `CASE WHEN id GLOB '[0-9]*' THEN id ELSE substr(id, 2) END`;
    return (
      this.#db
        .prepare<[], { n: number | null }>(
          `SELECT max(CAST(${numbers} AS INTEGER)) AS n FROM ${table} WHERE length(id) <= 10 AND ${numbers} NOT GLOB '*[^0-9]*'`,
        )
        .get()?.n ?? 0
    );
  }

  close(): void {
    this.#db.close();
    removeFiles(this.#file);
  }

  #run(statement: string, values: unknown[]): Database.RunResult {
    if (++this.#uncommitted > ROWS_PER_COMMIT) {
      this.#db.exec("COMMIT; BEGIN");
      this.#uncommitted = 0;
    }
    return this.#prepared(statement).run(...values);
  }

  readonly #statements = new Map<string, Database.Statement>();
  #prepared(statement: string): Database.Statement {
    const found = this.#statements.get(statement) ?? this.#db.prepare(statement);
    this.#statements.set(statement, found);
    return found;
  }

  *#paged<T extends { seq: number }>(statement: string): Generator<T> {
    const page = this.#db.prepare<[number], T>(statement);
    for (let after = 0; ; ) {
      const rows = page.all(after);
      yield* rows;
      const last = rows.at(-1);
      if (!last) return;
      after = last.seq;
    }
  }
}

function removeFiles(file: string): void {
  for (const suffix of ["", "-journal", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
}
