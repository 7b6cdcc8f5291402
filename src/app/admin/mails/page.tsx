import { notFound } from "next/navigation";
import { type MailTrial, type RefusedMail, refusedMails } from "#forum/administration/mail.ts";
import { outboxMails } from "#forum/administration/queries.ts";
import { Button } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { FormActions } from "#ui/field.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { Pages } from "../../pages.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.mails");

type Outbox = NonNullable<Awaited<ReturnType<typeof outboxMails>>>;

/** Whether mails go out: a trial, what was refused, and without a server those that lie in the folder. */
export default async function MailsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = administration();
  const page = pageNumber((await searchParams).page);
  if (page === null) notFound();
  const [outbox, refused] = await Promise.all([outboxMails(forum, actor, page), refusedMails(forum, actor)]);
  if (page > (outbox?.pages ?? 1)) notFound();
  const { smtpUrl } = forum.config;
  return (
    <AdminPage
      area="mails"
      title={t("admin.tabs.mails")}
      rule={smtpUrl ? t("admin.mails.server", { host: new URL(smtpUrl).host }) : t("admin.mails.rule")}
      query={searchParams}
    >
      <Trial />
      {refused.length > 0 && <Refused mails={refused} />}
      {outbox && <OutboxTable outbox={outbox} page={page} />}
    </AdminPage>
  );
}

/** A mail to oneself, and what the server said to it. */
function Trial() {
  const { t, form } = here();
  const trial = form?.do === "test" ? (form.shown.trial as MailTrial | undefined) : undefined;
  return (
    <Panel title={t("admin.mails.trial")}>
      <form method="post" action="/admin/mails" className="form">
        <input type="hidden" name="do" value="test" />
        <FormErrors form="test" />
        <p className="hint">{t("admin.mails.trialHint")}</p>
        {trial && (
          <Notice
            tone={trial.accepted ? "success" : "danger"}
            title={t(trial.accepted ? "admin.mails.accepted" : "admin.mails.notAccepted", { to: trial.to })}
            live
          >
            <p>{t("admin.mails.answer")}</p>
            <pre className="mail-text">{trial.answer}</pre>
          </Notice>
        )}
        <FormActions>
          <Button icon="mail">{t("admin.mails.send")}</Button>
        </FormActions>
      </form>
    </Panel>
  );
}

function Refused({ mails }: { mails: readonly RefusedMail[] }) {
  const { t, locale } = here();
  return (
    <>
      <FormErrors form="retry" />
      <DataTable
        caption={t("admin.mails.refused")}
        columns={[
          { label: t("admin.mails.which") },
          { label: t("admin.mails.to") },
          { label: t("admin.mails.answered") },
          { label: t("admin.jobs.attempts"), end: true },
          { label: t("admin.jobs.next") },
          { label: t("admin.actions"), labelHidden: true },
        ]}
        rows={mails.map((mail) => ({
          key: mail.id,
          cells: [
            <code key="name">{mail.name}</code>,
            mail.to ?? "–",
            mail.answer,
            numeral(locale, mail.attempts),
            mail.isOver ? t("admin.jobs.never") : <Time key="next" {...moment(locale, mail.runAt)} />,
            <RowActions
              key="acts"
              items={[
                {
                  do: "retry",
                  action: "/admin/mails",
                  fields: { id: mail.id },
                  label: t("admin.jobs.retry"),
                  name: t("admin.jobs.retryName", { name: mail.name, id: mail.id }),
                },
              ]}
            />,
          ],
        }))}
      />
    </>
  );
}

function OutboxTable({ outbox, page }: { outbox: Outbox; page: number }) {
  const { t, locale } = here();
  if (outbox.mails.length === 0) {
    return <EmptyState title={t("admin.mails.emptyTitle")}>{t("admin.mails.emptyText")}</EmptyState>;
  }
  return (
    <>
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
      <Pages current={page} total={outbox.pages} path="/admin/mails" />
    </>
  );
}
