import { sendFromJob } from "#platform/mail/from-job.ts";
import { composeMail, type MailPart } from "#platform/mail/layout.ts";
import type { OutgoingMail } from "#platform/mail/transport.ts";
import { translatorFor } from "#platform/translate.ts";
import type { Forum } from "../forum.ts";

/** Each has its words under `accountMail` in the messages: `title`, `text`, `button` (with a link) and `after`. */
export type AccountMailName =
  | "signUp"
  | "signUpKnown"
  | "resetPassword"
  | "passwordChanged"
  | "changeEmail"
  | "emailInUse"
  | "emailNotice"
  | "invitation"
  | "test";

export interface AccountMail {
  name: AccountMailName;
  to: { name?: string; address: string };
  /** null: the language of the site. */
  locale: "de" | "en" | null;
  /** A path of ours for the button. */
  link: string;
  values?: Readonly<Record<string, string>>;
}

/** Sends a mail about an account. @throws GiveUp when trying again cannot help */
export async function sendAccountMail(forum: Forum, mail: AccountMail): Promise<void> {
  await sendFromJob(forum.mailer, await writtenMail(forum, mail));
}

/** The same mail, not sent. */
export async function writtenMail(forum: Forum, mail: AccountMail): Promise<OutgoingMail> {
  const { siteName, accent, language, address } = await forum.settings();
  const locale = mail.locale ?? language;
  const t = translatorFor(locale, address);
  const values = { site: siteName, ...mail.values };
  const words = (part: string) => t(`accountMail.${mail.name}.${part}`, values);
  const button: MailPart = { button: { label: words("button"), url: forum.config.siteUrl + mail.link } };
  const name = mail.to.name;
  const content = composeMail({
    title: words("title"),
    greeting: name ? t("accountMail.hello", { name }) : t("accountMail.helloNobody"),
    paragraphs: [words("text"), button, words("after")],
    footer: [{ label: t("accountMail.from", values), url: `${forum.config.siteUrl}/` }],
    siteName,
    accent,
    language: locale,
  });
  const head = { to: mail.to, subject: words("title"), language: locale, kind: "account" as const };
  return { ...head, ...content };
}
