import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Config } from "#platform/config.ts";
import { DatabaseTooNew } from "#platform/store/types.ts";
import { openStore, type Store } from "#platform/store.ts";
import { DATABASE_FILE } from "../data-folder.ts";
import { sentenceFor } from "../errors.ts";
import { contentChecks } from "./content.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";
import { searchChecks } from "./search.ts";

const MIGRATIONS = join(import.meta.dirname, "../../../drizzle");
const MAX_BROKEN_ROWS = 1_000;

export async function* databaseChecks(config: Config): AsyncGenerator<Finding> {
  const { databaseUrl } = config;
  const file = join(config.dataDir, DATABASE_FILE);
  if (!databaseUrl && !existsSync(file)) return yield warn("there is no database yet; scripts/start makes it");
  const sound = databaseUrl ? [] : await soundness(file);
  yield* sound;
  if (sound.some((finding) => finding.state === "fail")) return;
  try {
    const store = await openStore({ file, databaseUrl, connections: 1 });
    try {
      yield* storeChecks(store, config);
    } finally {
      await store.close();
    }
  } catch (error) {
    yield fail(
      error instanceof DatabaseTooNew ? error.message : `the database does not answer: ${await sentenceFor(error)}`,
    );
  }
}

/** SQLite: reads the whole file once. PostgreSQL watches over both by itself. */
async function soundness(file: string): Promise<Finding[]> {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const verdict = database.pragma("quick_check(1)", { simple: true });
      if (verdict !== "ok") return [fail(`the database is damaged (${String(verdict)}); restore a backup`)];
      const broken = brokenReferences(database);
      return [
        ok("the database file is sound"),
        broken === 0 ? ok("all references lead somewhere") : fail(`${broken} rows refer to rows that are not there`),
      ];
    } finally {
      database.close();
    }
  } catch (error) {
    return [fail(await sentenceFor(error))];
  }
}

function brokenReferences(database: Database.Database): number {
  let count = 0;
  for (const _ of database.prepare("PRAGMA foreign_key_check").iterate()) if (++count === MAX_BROKEN_ROWS) break;
  return count;
}

async function* storeChecks(store: Store, config: Config): AsyncGenerator<Finding> {
  if (!(await store.ping())) return yield fail("the database does not answer");
  const { missing, applied } = await store.migrationState(MIGRATIONS);
  yield ok(`the database answers (${store.dialect === "sqlite" ? "SQLite" : "PostgreSQL"})`);
  if (missing > 0)
    return yield warn(`${missing} of ${missing + applied} migrations are missing; the next start applies them`);
  yield ok("the database has the schema of this version");
  yield* contentChecks(store);
  yield* searchChecks(config, store);
}
