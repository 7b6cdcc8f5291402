import { notFound } from "next/navigation";
import { outboxMails } from "#forum/administration/queries.ts";
import { DataTable } from "#ui/data.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { moment } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { Pages } from "../../pages.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.mails");

export default async function MailsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = administration();
  const page = pageNumber((await searchParams).page);
  const outbox = page === null ? null : await outboxMails(forum, actor, page);
  if (!outbox || page === null || page > outbox.pages) notFound();
  return (
    <AdminPage area="mails" title={t("admin.tabs.mails")} rule={t("admin.mails.rule")} query={searchParams}>
      {outbox.mails.length === 0 ? (
        <EmptyState title={t("admin.mails.emptyTitle")}>{t("admin.mails.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.mails.caption")}
          columns={[
            { label: t("admin.mails.subject") },
            { label: t("admin.mails.to") },
            { label: t("admin.mails.at") },
            { label: t("admin.mails.file") },
          ]}
          rows={outbox.mails.map((mail) => ({
            key: mail.name,
            cells: [
              <a key="subject" href={`/admin/mails/${mail.name}`}>
                {mail.subject || t("admin.mails.noSubject")}
              </a>,
              mail.to,
              <Time key="at" {...moment(locale, mail.at)} />,
              <code key="file">{mail.name}</code>,
            ],
          }))}
        />
      )}
      <Pages current={page} total={outbox.pages} path="/admin/mails" />
    </AdminPage>
  );
}
