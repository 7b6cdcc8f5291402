import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { dialect } from "#db/columns.ts";
import { auditLog, jobs } from "#db/schema/index.ts";
import { listBackups } from "#platform/backups.ts";
import { aSite } from "#testing/site.ts";
import { fingerprint } from "../fingerprint.ts";
import { guest } from "../members/actor.ts";
import { changeBackups, deleteBackup, startBackup, takeBackup } from "./commands.ts";
import { backupsForm } from "./input.ts";
import { BACKUP_JOB } from "./job.ts";
import { backupState, isBackupDue } from "./queries.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;

describe.runIf(dialect === "sqlite")("with SQLite", () => {
  test("a backup is made beside the site, listed, taken and deleted, and all of it stands in the log", async () => {
    const { forum, admin, dir } = await aSite();
    await startBackup(forum, admin);
    await expect(startBackup(forum, admin)).rejects.toMatchObject({ code: "backup_running" });
    expect(await backupState(forum, admin)).toEqual({ backups: [], isRunning: true, failure: null });
    await forum.drain();
    const state = await backupState(forum, admin);
    expect(state).toMatchObject({ isRunning: false, failure: null, backups: [{ madeAt: forum.now() }] });
    const name = state?.backups[0]?.name ?? "";
    expect(state?.backups[0]?.bytes).toBeGreaterThan(1_000);
    expect(await takeBackup(forum, admin, name)).toBe(`${dir}/backups/${name}`);
    for (const wrong of ["../stoa.db", "stoa.db", `${name}.part`, ""]) {
      await expect(takeBackup(forum, admin, wrong)).rejects.toMatchObject({ code: "not_found" });
    }
    await deleteBackup(forum, admin, { name });
    expect(await listBackups(dir)).toEqual([]);
    const kinds = await forum.db.select({ kind: auditLog.kind, by: auditLog.actorId }).from(auditLog);
    expect(kinds).toEqual(["made", "downloaded", "deleted"].map((what) => ({ kind: `backup.${what}`, by: admin.id })));
  });

  test("only so many are kept, the newest of them", async () => {
    const { forum, admin, clock, dir } = await aSite();
    await changeBackups(forum, admin, form(await forum.settings()));
    const made: number[] = [];
    for (let i = 0; i < 3; i++) {
      clock.pass(HOUR);
      made.push(clock.now);
      await startBackup(forum, admin);
      await forum.drain();
    }
    expect((await listBackups(dir)).map(({ madeAt }) => madeAt)).toEqual(made.slice(1).reverse());
  });

  test("the clock wants one a day, once, at its hour", async () => {
    const { forum, admin, clock } = await aSite();
    expect(await isBackupDue(forum)).toBe(false);
    await changeBackups(forum, admin, form(await forum.settings()));
    // It is ten in the morning, and none was made at three.
    expect(await isBackupDue(forum)).toBe(true);
    await startBackup(forum, admin);
    expect(await isBackupDue(forum)).toBe(false);
    await forum.drain();
    expect(await isBackupDue(forum)).toBe(false);
    clock.pass(DAY - 8 * HOUR);
    expect(await isBackupDue(forum)).toBe(false);
    clock.pass(2 * HOUR);
    expect(await isBackupDue(forum)).toBe(true);
    // One that failed is tried again by the list of jobs, not begun anew each minute.
    await forum.write((tx) => forum.enqueue(tx, BACKUP_JOB, {}));
    await forum.write(async (tx) => {
      await tx.update(jobs).set({ state: "failed" }).where(eq(jobs.state, "waiting"));
    });
    expect(await isBackupDue(forum)).toBe(false);
  });
});

const form = (settings: { backups: unknown }) =>
  backupsForm.parse({ daily: "on", hour: "3", keep: "2", basis: fingerprint(settings.backups) });

test.runIf(dialect === "postgres")("with PostgreSQL there is another tool for it", async () => {
  const { forum, admin } = await aSite();
  expect(await backupState(forum, admin)).toBeNull();
  await expect(startBackup(forum, admin)).rejects.toMatchObject({ code: "backup_elsewhere" });
  expect(await isBackupDue(forum)).toBe(false);
});

test("nobody but administrators sees or takes one", async () => {
  const { forum, member } = await aSite();
  for (const [actor, code] of [
    [guest, "signed_out"],
    [await member("mo", { role: "moderator" }), "not_allowed"],
  ] as const) {
    await expect(backupState(forum, actor)).rejects.toMatchObject({ code });
    await expect(takeBackup(forum, actor, "x")).rejects.toMatchObject({ code });
  }
});
