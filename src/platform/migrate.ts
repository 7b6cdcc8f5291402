import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { DATABASE_FILE, openStore } from "./store.ts";

const MIGRATIONS = join(import.meta.dirname, "../../drizzle");

/**
 * Brings the database up to this program's schema. An existing SQLite file is copied to
 * `DATA_DIR/backups` before it is changed.
 */
export async function migrateDatabase(config: Config): Promise<void> {
  const file = join(config.dataDir, DATABASE_FILE);
  const store = await openStore({ file, databaseUrl: config.databaseUrl, connections: 1 });
  try {
    const { missing, applied } = await store.migrationState(MIGRATIONS);
    if (missing > 0 && applied > 0 && store.copyTo) {
      const folder = join(config.dataDir, "backups");
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      await store.copyTo(join(folder, `before-migration-${new Date().toISOString().replaceAll(":", "-")}.db`));
    }
    if (missing > 0) await store.migrate(MIGRATIONS);
  } finally {
    await store.close();
  }
}
