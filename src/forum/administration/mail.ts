import { and, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import { jobs, notifications, tokens, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { writtenMail } from "../members/mails.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { MAIL_JOBS } from "./mail-jobs.ts";

export interface MailTrial {
  /** The administrator's own address. */
  to: string;
  accepted: boolean;
  /** The server's own words; without a server, the name of the file. */
  answer: string;
}

/** Sends a mail to oneself and tells what the server said. @throws Refusal too_many, no_own_email */
export async function testMail(forum: Forum, actor: Actor): Promise<MailTrial> {
  demand(mayAdminister(actor));
  const userId = idOf(actor);
  const [user] = await forum.db
    .select({ email: users.email, name: users.displayName, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.email)));
  if (!user?.email) throw new Refusal("no_own_email");
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "mailByAccount", `test:${userId}`);
  const to = { name: user.name, address: user.email };
  const mail = await writtenMail(forum, { name: "test", to, locale: user.locale, link: "/admin/mails" });
  const { accepted, answer } = await forum.mailer.trial(mail);
  await forum.write((tx) =>
    forum.record(tx, { kind: "mail.tested", subjectId: userId, actorId: userId, data: { accepted } }),
  );
  return { to: user.email, accepted, answer };
}

export interface RefusedMail {
  id: number;
  /** Of the job: which mail it was. */
  name: string;
  /** "a…@example.org"; null: nobody has the address any more. */
  to: string | null;
  answer: string;
  attempts: number;
  /** It is not tried again. */
  isOver: boolean;
  /** ms: first written, and when it is tried again. */
  createdAt: number;
  runAt: number;
}

const MOST_SHOWN = 100;

/** Mails that could not be handed over, with what the server answered; the newest first, at most 100. */
export async function refusedMails(forum: Forum, actor: Actor): Promise<RefusedMail[]> {
  demand(mayAdminister(actor));
  const { db } = forum;
  const tried = or(eq(jobs.state, "failed"), and(eq(jobs.state, "waiting"), gt(jobs.attempts, 0)));
  const found = await db
    .select()
    .from(jobs)
    .where(and(inArray(jobs.name, [...MAIL_JOBS]), tried))
    .limit(MOST_SHOWN * 10);
  const rows = found.sort((a, b) => b.id - a.id).slice(0, MOST_SHOWN);
  const userIds = rows.flatMap(({ payload }) => (typeof payload.userId === "number" ? [payload.userId] : []));
  const requests = rows.flatMap(({ payload }) => (typeof payload.request === "string" ? [payload.request] : []));
  const told = rows.flatMap(({ payload }) =>
    typeof payload.notificationId === "number" ? [payload.notificationId] : [],
  );
  const [people, asked, news] = await Promise.all([
    db.select({ key: users.id, email: users.email }).from(users).where(inArray(users.id, userIds)),
    db.select({ key: tokens.hash, email: tokens.email }).from(tokens).where(inArray(tokens.hash, requests)),
    db
      .select({ key: notifications.id, email: users.email })
      .from(notifications)
      .innerJoin(users, eq(users.id, notifications.userId))
      .where(inArray(notifications.id, told)),
  ]);
  const emails = new Map<unknown, string | null>([...people, ...asked].map(({ key, email }) => [key, email]));
  const emailOfNews = new Map<unknown, string | null>(news.map(({ key, email }) => [key, email]));
  return rows.map(({ id, name, payload, error, attempts, state, createdAt, runAt }) => ({
    ...{ id, name, attempts, createdAt, runAt, isOver: state === "failed" },
    to: masked(
      emails.get(payload.userId) ?? emails.get(payload.request) ?? emailOfNews.get(payload.notificationId) ?? null,
    ),
    answer: error ?? "",
  }));
}

/** Enough to know whose it may be, too little to write to. */
function masked(email: string | null): string | null {
  return email?.replace(/^(.)[^@]*(?=@)/u, "$1…") ?? null;
}
