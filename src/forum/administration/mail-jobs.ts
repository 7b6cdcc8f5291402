import { and, eq, gt, inArray } from "drizzle-orm";
import { jobs } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";

/** Jobs that hand a mail over: what failed of them is a mail that did not arrive. */
export const MAIL_JOBS: readonly string[] = [
  ...["account.signUp", "account.resetPassword", "account.passwordChanged", "account.changeEmail"],
  ...["account.emailNotice", "account.invitation", "notify.mail"],
  ...["moderation.noticeMail", "moderation.receipt", "moderation.legalDecision"],
];

/** How many mails were refused for good, and how many could not be handed over yet and are tried again. */
export async function mailTrouble(db: Db): Promise<{ refused: number; waiting: number }> {
  const isMail = inArray(jobs.name, [...MAIL_JOBS]);
  const [refused, waiting] = await Promise.all([
    db.$count(jobs, and(isMail, eq(jobs.state, "failed"))),
    db.$count(jobs, and(isMail, eq(jobs.state, "waiting"), gt(jobs.attempts, 0))),
  ]);
  return { refused, waiting };
}
