import { type Forum, openForum } from "#forum/forum.ts";
import { authSecret, prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { migrateDatabase } from "#platform/migrate.ts";
import type { Environment } from "./run.ts";

/** Opens the forum of this environment beside a server that may be running, and closes it after `work`. */
export async function withForum(env: Environment, work: (forum: Forum) => Promise<void>): Promise<void> {
  const config = readConfig(env);
  prepareDataDir(config.dataDir);
  await migrateDatabase(config);
  const forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  try {
    await work(forum);
  } finally {
    await forum.close();
  }
}
