import { eq } from "drizzle-orm";
import { z } from "zod";
import { decisions, legalNotices } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import { sendFromJob } from "#platform/mail/from-job.ts";
import { composeMail, type MailPart } from "#platform/mail/layout.ts";
import { translatorFor } from "#platform/translate.ts";
import type { Forum } from "../forum.ts";
import { appealToken } from "./appeal-token.ts";
import { isKept, legalNoticeById } from "./record/queries.ts";

/** Says that a notice has come in (Article 16, paragraph 4). */
export async function mailReceipt(forum: Forum, job: Job): Promise<void> {
  const { noticeId } = z.object({ noticeId: z.number() }).parse(job.payload);
  const notice = await legalNoticeById(forum, noticeId);
  if (!notice?.email || notice.receiptSentAt !== null) return;
  await mail(forum, notice, "receipt", []);
  await forum.write(async (tx) => {
    await tx.update(legalNotices).set({ receiptSentAt: forum.now() }).where(eq(legalNotices.id, noticeId));
  });
}

/** Says what was decided about it and how to object (paragraph 5), unless that was taken back in the meantime. */
export async function mailLegalDecision(forum: Forum, job: Job): Promise<void> {
  const { noticeId, decisionId } = z.object({ noticeId: z.number(), decisionId: z.number() }).parse(job.payload);
  const notice = await legalNoticeById(forum, noticeId);
  if (!notice?.email || notice.toldDecisionId === decisionId) return;
  const [undone] = await forum.db.select().from(decisions).where(eq(decisions.undoes, decisionId));
  const [decision] = await forum.db.select().from(decisions).where(eq(decisions.id, decisionId));
  if (undone || !decision) return;
  const isAppeal = decision.target === "decision";
  const name = isAppeal ? (decision.kind === "grant" ? "granted" : "upheld") : isKept(decision.kind) ? "kept" : "acted";
  const isMember = notice.reporterId !== null && notice.reporterId === decision.userId;
  const token = appealToken(forum.secret, { decisionId, userId: null, noticeId });
  const button = { button: { label: "appeal", url: `${forum.config.siteUrl}/appeal/${token}` } };
  const reason = decision.reason && decision.kind !== "hide_flagged" ? [{ reason: decision.reason }] : [];
  await mail(forum, notice, name, isAppeal || isMember ? reason : [...reason, button]);
  await forum.write(async (tx) => {
    await tx.update(legalNotices).set({ toldDecisionId: decisionId }).where(eq(legalNotices.id, noticeId));
  });
}

type Extra = { reason: string } | { button: { label: string; url: string } };

async function mail(
  forum: Forum,
  notice: typeof legalNotices.$inferSelect,
  name: "receipt" | "kept" | "acted" | "granted" | "upheld",
  extras: readonly Extra[],
): Promise<void> {
  const settings = await forum.settings();
  const { language } = notice;
  const t = translatorFor(language, settings.address);
  const values = { site: settings.siteName, reference: notice.reference };
  const title = t(`legalMail.${name}.title`, values);
  const parts = extras.map((extra): MailPart => {
    if ("reason" in extra) return t("told.reason", extra);
    return { button: { ...extra.button, label: t("told.appeal") } };
  });
  const content = composeMail({
    title,
    greeting: notice.name ? t("mail.greeting", { name: notice.name }) : t("accountMail.helloNobody"),
    paragraphs: [
      t(`legalMail.${name}.text`, values),
      t("legalMail.about", { address: notice.address }),
      t("legalMail.reference", values),
      ...parts,
    ],
    footer: [t("legalMail.why", values)],
    siteName: settings.siteName,
    accent: settings.accent,
    language,
  });
  const to = { name: notice.name, address: notice.email ?? "" };
  await sendFromJob(forum.mailer, { ...content, to, subject: title, language, kind: "account" });
}
