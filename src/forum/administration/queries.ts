import { and, asc, count, desc, eq, gt, isNull, or } from "drizzle-orm";
import { categories, groups, jobs, tags, tokens, users } from "#db/schema/index.ts";
import { listOutbox, type OutboxMail, readOutboxMail } from "#platform/mail/read-outbox.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { mayAdminister } from "../members/policy.ts";
import type { Settings } from "../settings/input.ts";

const PER_PAGE = 50;

/** The settings that stand in one form; the others have their own. */
export function shownSettings(settings: Settings): Omit<Settings, "limits" | "crawlers" | "backups"> {
  const { limits: _, crawlers: __, backups: ___, ...shown } = settings;
  return shown;
}

/** Numbers for the first page of the administration. */
export async function administrationOverview(forum: Forum, actor: Actor) {
  demand(mayAdminister(actor));
  const { db } = forum;
  const now = forum.now();
  const isOpen = and(eq(tokens.kind, "invitation"), isNull(tokens.usedAt), gt(tokens.expiresAt, now));
  const [people, shelves, labels, circles, invitations, failed, mails] = await Promise.all([
    db.$count(users, isNull(users.deletedAt)),
    db.$count(categories, isNull(categories.deletedAt)),
    db.$count(tags),
    db.$count(groups),
    db.$count(tokens, isOpen),
    db.$count(jobs, eq(jobs.state, "failed")),
    forum.config.smtpUrl ? null : listOutbox(forum.config.dataDir, 1, 0).then(({ total }) => total),
  ]);
  return { people, categories: shelves, tags: labels, groups: circles, invitations, failedJobs: failed, mails };
}

/** Jobs that failed for good, and those that failed and wait for their next try; the newest first. */
export async function failedJobs(forum: Forum, actor: Actor, page: number) {
  demand(mayAdminister(actor));
  const where = or(eq(jobs.state, "failed"), and(eq(jobs.state, "waiting"), gt(jobs.attempts, 0)));
  const [[total], rows] = await Promise.all([
    forum.db.select({ n: count() }).from(jobs).where(where),
    forum.db
      .select()
      .from(jobs)
      .where(where)
      .orderBy(asc(jobs.state), desc(jobs.id))
      .limit(PER_PAGE)
      .offset((page - 1) * PER_PAGE),
  ]);
  return { jobs: rows, pages: Math.max(1, Math.ceil((total?.n ?? 0) / PER_PAGE)) };
}

/** Mails that lie in the outbox because no mail server is set, newest first; null when one is. */
export async function outboxMails(forum: Forum, actor: Actor, page: number) {
  demand(mayAdminister(actor));
  if (forum.config.smtpUrl) return null;
  const { mails, total } = await listOutbox(forum.config.dataDir, PER_PAGE, (page - 1) * PER_PAGE);
  return { mails, pages: Math.max(1, Math.ceil(total / PER_PAGE)) };
}

/** One of them with its text; null when there is none of this name. */
export async function outboxMail(
  forum: Forum,
  actor: Actor,
  name: string,
): Promise<(OutboxMail & { text: string }) | null> {
  demand(mayAdminister(actor));
  return forum.config.smtpUrl ? null : readOutboxMail(forum.config.dataDir, name);
}
