import { and, count, eq, isNull, min, notInArray } from "drizzle-orm";
import { cases, categories, jobs } from "#db/schema/index.ts";
import { listBackups } from "#platform/backups.ts";
import { isLocal } from "#platform/config.ts";
import { diskSpace } from "#platform/disk.ts";
import { demand } from "#platform/refusal.ts";
import { DAY_MS } from "../../days.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { mayAdminister } from "../../members/policy.ts";
import { settingsInput } from "../../settings/input.ts";
import { MAIL_JOBS, mailTrouble } from "../mail-jobs.ts";

/** A backup that is older is as good as none when it is needed. */
const BACKUP_MS = 8 * DAY_MS;
/** Fewer are taken in while somebody looks. */
const MUCH_LAG = 1_000;

/** Something that waits for an administrator, the gravest first. */
export type Need =
  | { kind: "writesFail" | "noBackup"; grave: boolean }
  | { kind: "diskLow"; grave: boolean; free: number }
  | { kind: "jobsFailed" | "mailsFailed" | "mailsWaiting" | "searchLag"; grave: boolean; count: number }
  | { kind: "searchFails"; grave: boolean; engine: string; reason: string }
  | { kind: "backupOld"; grave: boolean; at: number }
  | { kind: "cases"; grave: boolean; count: number; oldest: number };

/** What needs somebody now; empty when all is well. */
export async function whatNeedsMe(forum: Forum, actor: Actor): Promise<Need[]> {
  demand(mayAdminister(actor));
  const { config, db, store, search } = forum;
  const [work, mails, [open], lag, backups] = await Promise.all([
    db.$count(jobs, and(eq(jobs.state, "failed"), notInArray(jobs.name, [...MAIL_JOBS]))),
    mailTrouble(db),
    db
      .select({ n: count(), oldest: min(cases.openedAt) })
      .from(cases)
      .where(isNull(cases.closedAt)),
    search.lag(),
    config.databaseUrl ? null : listBackups(config.dataDir),
  ]);
  const disk = diskSpace(config.dataDir);
  const newest = backups?.[0];
  const needs: (Need | null)[] = [
    store.writesFail ? { kind: "writesFail", grave: true } : null,
    disk.state === "ok" ? null : { kind: "diskLow", grave: disk.state === "fail", free: disk.free },
    work > 0 ? { kind: "jobsFailed", grave: true, count: work } : null,
    mails.refused > 0 ? { kind: "mailsFailed", grave: true, count: mails.refused } : null,
    mails.waiting > 0 ? { kind: "mailsWaiting", grave: false, count: mails.waiting } : null,
    ...search.failures().map((failure): Need => ({ kind: "searchFails", grave: true, ...failure })),
    open && open.n > 0 ? { kind: "cases", grave: false, count: open.n, oldest: open.oldest ?? 0 } : null,
    lag > MUCH_LAG ? { kind: "searchLag", grave: false, count: lag } : null,
    backups && !newest ? { kind: "noBackup", grave: false } : null,
    newest && newest.madeAt < forum.now() - BACKUP_MS ? { kind: "backupOld", grave: false, at: newest.madeAt } : null,
  ];
  return needs.filter((need) => need !== null);
}

export const STEPS = ["name", "description", "category", "imprint", "privacy", "address", "mail", "backup"] as const;
export type Step = (typeof STEPS)[number];

/** Steps of the set-up, and which of them are done; `backup` only where the forum makes its own. */
export async function setUpSteps(forum: Forum, actor: Actor): Promise<{ step: Step; done: boolean }[]> {
  demand(mayAdminister(actor));
  const { config, db } = forum;
  const [settings, [category], backups] = await Promise.all([
    forum.settings(),
    db.select({ id: categories.id }).from(categories).where(isNull(categories.deletedAt)).limit(1),
    config.databaseUrl ? null : listBackups(config.dataDir),
  ]);
  const done: Record<Step, boolean> = {
    name: settings.siteName !== settingsInput.shape.siteName.parse(undefined),
    description: settings.siteDescription !== "",
    category: category !== undefined,
    imprint: settings.imprintLink !== "",
    privacy: settings.privacyLink !== "",
    address: !isLocal(config.siteUrl) && config.siteUrl.startsWith("https:"),
    mail: config.smtpUrl !== undefined,
    backup: (backups?.length ?? 0) > 0,
  };
  return STEPS.filter((step) => step !== "backup" || backups !== null).map((step) => ({ step, done: done[step] }));
}
