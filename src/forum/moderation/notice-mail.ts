import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { memberNotices, users } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import { sendFromJob } from "#platform/mail/from-job.ts";
import { composeMail, type MailPart } from "#platform/mail/layout.ts";
import { translatorFor } from "#platform/translate.ts";
import type { Forum } from "../forum.ts";
import { appealToken } from "./appeal-token.ts";
import { dateIn } from "./dates.ts";
import { noticesById } from "./record/queries.ts";
import { toldOf } from "./told.ts";

const payload = z.object({ noticeIds: z.array(z.number()).min(1) });

/** One mail for all that one person is told at once. What limits them comes whether they want mails or not. */
export async function mailNotices(forum: Forum, job: Job): Promise<void> {
  const { noticeIds } = payload.parse(job.payload);
  const [first] = await forum.db
    .select({ userId: memberNotices.userId })
    .from(memberNotices)
    .where(inArray(memberNotices.id, noticeIds))
    .limit(1);
  const [person] = await forum.db
    .select()
    .from(users)
    .where(and(eq(users.id, first?.userId ?? 0), isNull(users.deletedAt), isNotNull(users.emailConfirmedAt)));
  if (!person?.email) return;
  const notices = (await noticesById(forum, noticeIds)).filter(({ kind }) => kind !== "report" || person.mailOn);
  if (notices.length === 0) return;
  const settings = await forum.settings();
  const language = person.locale ?? settings.language;
  const t = translatorFor(language, settings.address);
  const told = notices.map((notice) => ({ notice, ...toldOf(notice, t, dateIn(language, settings.timeZone)) }));
  const title = told.length === 1 ? (told[0]?.title ?? "") : t("told.several", { count: told.length });
  const { siteUrl } = forum.config;
  const content = composeMail({
    title,
    greeting: t("mail.greeting", { name: person.displayName }),
    paragraphs: told.flatMap(({ notice, title: each, paragraphs }): MailPart[] => {
      const { id: decisionId, appeal } = notice.decision;
      const token = appealToken(forum.secret, { decisionId, userId: person.id, noticeId: null });
      const button = { button: { label: t("told.appeal"), url: `${siteUrl}/appeal/${token}` } };
      const heading = told.length > 1 ? [each] : [];
      const canAppeal = notice.kind === "decision" && appeal === "open";
      return [...heading, ...paragraphs, ...(canAppeal ? [t("told.howToAppeal"), button] : [])];
    }),
    footer: [{ label: t("told.record"), url: `${siteUrl}/settings/record` }],
    siteName: settings.siteName,
    accent: settings.accent,
    language,
  });
  const to = { name: person.displayName, address: person.email };
  await sendFromJob(forum.mailer, { ...content, to, subject: title, language, kind: "account" });
}
