import { statSync } from "node:fs";
import { sql } from "drizzle-orm";
import { diskSpace } from "#platform/disk.ts";
import { listOutbox } from "#platform/mail/read-outbox.ts";
import { demand } from "#platform/refusal.ts";
import { stoaVersion } from "#platform/version.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { mayAdminister } from "../members/policy.ts";
import { mailTrouble } from "./mail-jobs.ts";

export interface SiteHealth {
  database: { dialect: "sqlite" | "postgres"; version: string; bytes: number; writesFail: boolean };
  /** Where the data folder lies, in bytes. */
  disk: ReturnType<typeof diskSpace>;
  /** `host` null: mails stay in the outbox, which holds `outbox`. `refused`: for good; `waiting`: to be tried again. */
  mail: { host: string | null; outbox: number; refused: number; waiting: number };
  versions: { stoa: string; node: string };
}

/** What `doctor` looks at, as far as the running server can say it of itself. It asks nothing of other machines. */
export async function siteHealth(forum: Forum, actor: Actor): Promise<SiteHealth> {
  demand(mayAdminister(actor));
  const { config, store } = forum;
  const [database, outbox, trouble] = await Promise.all([
    databaseOf(forum),
    config.smtpUrl ? null : listOutbox(config.dataDir, 0, 0),
    mailTrouble(forum.db),
  ]);
  return {
    database: { ...database, dialect: store.dialect, writesFail: store.writesFail },
    disk: diskSpace(config.dataDir),
    mail: {
      host: config.smtpUrl ? new URL(config.smtpUrl).host : null,
      outbox: outbox?.total ?? 0,
      ...trouble,
    },
    versions: { stoa: stoaVersion(), node: process.versions.node },
  };
}

async function databaseOf({ db, store }: Forum): Promise<{ version: string; bytes: number }> {
  const [version, bytes] =
    store.dialect === "postgres"
      ? [sql<string>`current_setting('server_version')`, sql<number>`pg_database_size(current_database())`]
      : [sql<string>`sqlite_version()`, sql<number>`0`];
  const [row] = await db.select({ version, bytes }).from(sql`(select 1) as one`);
  const onDisk = store.file ? statSync(store.file).size : Number(row?.bytes ?? 0);
  return { version: row?.version ?? "", bytes: onDisk };
}
