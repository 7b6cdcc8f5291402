import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseTooNew } from "./types.ts";

export interface Migration {
  name: string;
  statements: string[];
}

/** The migrations of one dialect, oldest first, as drizzle-kit wrote them. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => ({
      name: file.replace(/\.sql$/, ""),
      statements: readFileSync(join(folder, file), "utf8").split("--> statement-breakpoint"),
    }));
}

/** What is missing, in order. @throws DatabaseTooNew when the database has one that this program does not know. */
export function missingMigrations(known: readonly Migration[], done: readonly string[]): Migration[] {
  const names = new Set(known.map((migration) => migration.name));
  if (done.some((name) => !names.has(name))) throw new DatabaseTooNew(known.length, done.length);
  return known.filter((migration) => !done.includes(migration.name));
}
