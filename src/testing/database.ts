/** A database of its own for each test: a copy of a template that was migrated once in this process. */
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openStore } from "#platform/store.ts";

const MIGRATIONS = join(import.meta.dirname, "../../drizzle");

export interface TestDatabase {
  /** A folder for the test's files; on SQLite the database lies in it. */
  dir: string;
  databaseUrl: string | undefined;
  drop(): Promise<void>;
}

let template: Promise<string> | undefined;

export async function aDatabase(): Promise<TestDatabase> {
  const dir = mkdtempSync(join(tmpdir(), "stoa-test-"));
  const serverUrl = process.env.DATABASE_URL;
  if (!serverUrl) {
    template ??= sqliteTemplate();
    copyFileSync(await template, join(dir, "stoa.db"));
    return { dir, databaseUrl: undefined, drop: async () => rmSync(dir, { recursive: true, force: true }) };
  }
  template ??= postgresTemplate(serverUrl);
  const name = databaseName();
  // Copying the files takes 30 ms; PostgreSQL's default, through its log, ten times that.
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${await template} STRATEGY file_copy`);
  return {
    dir,
    databaseUrl: urlOf(serverUrl, name),
    async drop() {
      await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function sqliteTemplate(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "stoa-template-"));
  process.once("exit", () => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, "stoa.db");
  const store = await openStore({ file });
  await store.migrate(MIGRATIONS);
  await store.close();
  return file;
}

async function postgresTemplate(serverUrl: string): Promise<string> {
  const name = databaseName();
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  const store = await openStore({ file: "", databaseUrl: urlOf(serverUrl, name), connections: 1 });
  await store.migrate(MIGRATIONS);
  await store.close();
  return name;
}

function databaseName(): string {
  return `stoa_${randomBytes(8).toString("hex")}`;
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
