import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type MailSettings, mailSettings } from "#forum/notifications/queries.ts";
import { Button } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { Checkbox, FormActions } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { membersOnly } from "../../members-only.ts";
import { SettingsTabs } from "../tabs.tsx";

export const generateMetadata = (): Metadata => ({
  title: here().t("notifications.mails.title"),
  robots: { index: false },
});

export default async function NotificationSettingsPage({ searchParams }: { searchParams: Query }) {
  membersOnly();
  const { forum, actor, t } = here();
  const [settings, { saved }] = await Promise.all([mailSettings(forum, actor), searchParams]);
  if (!settings) notFound();
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("notifications.mails.title")} rule={t("notifications.mails.rule")} />
      <SettingsTabs current="notifications" />
      {saved && (
        <Notice tone="success" live>
          {t("settings.saved")}
        </Notice>
      )}
      <form method="post" action="/settings/notifications" className="form">
        <input type="hidden" name="do" value="setMail" />
        <FormErrors form="setMail" />
        <Checkbox
          name="mailOn"
          label={t("notifications.mails.on")}
          hint={t("notifications.mails.onHint")}
          checked={settings.mailOn}
        />
        <FormActions>
          <Button look="primary">{t("notifications.mails.save")}</Button>
        </FormActions>
      </form>
      <h2 className="h2">{t("notifications.mails.mutedTitle")}</h2>
      {settings.muted.length === 0 ? (
        <p>{t("notifications.mails.mutedNone")}</p>
      ) : (
        <MutedThreads threads={settings.muted} />
      )}
    </main>
  );
}

function MutedThreads({ threads }: { threads: MailSettings["muted"] }) {
  const { t } = here();
  return (
    <DataTable
      caption={t("notifications.mails.mutedTitle")}
      captionHidden
      columns={[
        { label: t("notifications.mails.thread") },
        { label: t("notifications.mails.unmute"), end: true, labelHidden: true },
      ]}
      rows={threads.map(({ id, title, path }) => ({
        key: id,
        cells: [
          <a key="thread" href={path}>
            {title}
          </a>,
          <RowActions
            key="unmute"
            items={[
              {
                do: "unmute",
                fields: { threadId: id },
                action: "/settings/notifications",
                label: t("notifications.mails.unmute"),
                name: t("notifications.mails.unmuteName", { title }),
              },
            ]}
          />,
        ],
      }))}
    />
  );
}
