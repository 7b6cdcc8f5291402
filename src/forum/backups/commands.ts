import { rm } from "node:fs/promises";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { jobs, settings } from "#db/schema/index.ts";
import { backupFile, listBackups } from "#platform/backups.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { saveSettings } from "../settings/changes.ts";
import { settingsOf } from "../settings/queries.ts";
import { bumpVersion } from "../versions.ts";
import type { backupInput, backupsForm } from "./input.ts";
import { BACKUP_JOB } from "./job.ts";

/** Puts a backup on the list of work. @throws Refusal backup_elsewhere on PostgreSQL, backup_running */
export async function startBackup(forum: Forum, actor: Actor): Promise<void> {
  demand(mayAdminister(actor));
  if (forum.config.databaseUrl) throw new Refusal("backup_elsewhere");
  await forum.write(async (tx) => {
    const [running] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(inArray(jobs.state, ["waiting", "running"]), eq(jobs.name, BACKUP_JOB)))
      .limit(1);
    if (running) throw new Refusal("backup_running");
    await forum.enqueue(tx, BACKUP_JOB, { actorId: idOf(actor) });
  });
}

/** When backups are made by themselves, and how many are kept. */
export async function changeBackups(
  forum: Forum,
  actor: Actor,
  { basis, backups }: z.output<typeof backupsForm>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    // First: whoever else saves settings waits here until we are done.
    await bumpVersion(tx, "site");
    const before = settingsOf(await tx.select().from(settings));
    demandUnchanged(basis, before.backups);
    await saveSettings(forum, tx, { kind: "settings.changed", actorId: idOf(actor), before, changed: { backups } });
  });
}

/** @throws Refusal not_found */
export async function deleteBackup(forum: Forum, actor: Actor, { name }: z.output<typeof backupInput>): Promise<void> {
  demand(mayAdminister(actor));
  const file = await existingBackup(forum, name);
  await forum.write((tx) =>
    forum.record(tx, { kind: "backup.deleted", subjectId: 0, actorId: idOf(actor), data: { name } }),
  );
  await rm(file, { force: true });
}

/** Where a backup lies, for its download; that it was downloaded stands in the log. @throws Refusal not_found */
export async function takeBackup(forum: Forum, actor: Actor, name: string): Promise<string> {
  demand(mayAdminister(actor));
  const file = await existingBackup(forum, name);
  await forum.write((tx) =>
    forum.record(tx, { kind: "backup.downloaded", subjectId: 0, actorId: idOf(actor), data: { name } }),
  );
  return file;
}

async function existingBackup({ config }: Forum, name: string): Promise<string> {
  const file = backupFile(config.dataDir, name);
  const isThere = (await listBackups(config.dataDir)).some((backup) => backup.name === name);
  if (!file || !isThere) throw new Refusal("not_found");
  return file;
}
