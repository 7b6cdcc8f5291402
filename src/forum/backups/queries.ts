import { and, desc, eq, gte, inArray, or } from "drizzle-orm";
import { jobs } from "#db/schema/index.ts";
import { type Backup, listBackups } from "#platform/backups.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { mayAdminister } from "../members/policy.ts";
import { dayIn, momentIn } from "../zone-time.ts";
import { BACKUP_JOB } from "./job.ts";

export interface BackupState {
  /** Newest first. */
  backups: Backup[];
  /** One is being made, or waits for its turn. */
  isRunning: boolean;
  /** Why the last try failed, while it was not made good. */
  failure: string | null;
}

/** What there is of backups; null on PostgreSQL, which has a tool of its own. */
export async function backupState(forum: Forum, actor: Actor): Promise<BackupState | null> {
  demand(mayAdminister(actor));
  if (forum.config.databaseUrl) return null;
  const [backups, [job]] = await Promise.all([
    listBackups(forum.config.dataDir),
    forum.db.select().from(jobs).where(eq(jobs.name, BACKUP_JOB)).orderBy(desc(jobs.id)).limit(1),
  ]);
  return {
    backups,
    isRunning: job?.state === "waiting" || job?.state === "running",
    failure: job && job.state !== "done" ? job.error : null,
  };
}

/** Whether the clock wants a backup that nobody has begun. */
export async function isBackupDue(forum: Forum): Promise<boolean> {
  const { backups, timeZone } = await forum.settings();
  if (!backups.daily || forum.config.databaseUrl) return false;
  const now = forum.now();
  const at = [0, -1]
    .map((days) => momentIn(timeZone, dayIn(timeZone, now, days), backups.hour) ?? now)
    .find((moment) => moment <= now);
  if (at === undefined) return false;
  const [begun] = await forum.db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.name, BACKUP_JOB), or(inArray(jobs.state, ["waiting", "running"]), gte(jobs.createdAt, at))))
    .limit(1);
  const [newest] = await listBackups(forum.config.dataDir);
  return !begun && (newest?.madeAt ?? 0) < at;
}
