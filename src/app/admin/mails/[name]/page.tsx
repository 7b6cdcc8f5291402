import { notFound } from "next/navigation";
import { outboxMail } from "#forum/administration/queries.ts";
import { moment } from "#web/format.ts";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";

export const generateMetadata = adminTitle("admin.mails.one");

export default async function MailPage({ params }: { params: Promise<{ name: string }> }) {
  const { forum, actor, t, locale } = administration();
  const mail = await outboxMail(forum, actor, decodeURIComponent((await params).name));
  if (!mail) notFound();
  return (
    <AdminPage
      area="mails"
      title={mail.subject || t("admin.mails.noSubject")}
      rule={t("admin.mails.sentTo", { to: mail.to, when: moment(locale, mail.at).text })}
      above={{ href: "/admin/mails", label: t("admin.tabs.mails") }}
    >
      <pre className="mail-text">{mail.text || t("admin.mails.noText")}</pre>
    </AdminPage>
  );
}
