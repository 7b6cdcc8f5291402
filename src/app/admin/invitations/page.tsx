import { openInvitations } from "#forum/members/invitations.ts";
import { LinkButton } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { moment } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { InvitationForm } from "./invitation-form.tsx";

export const generateMetadata = adminTitle("admin.tabs.invitations");

export default async function InvitationsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = administration();
  const open = await openInvitations(forum, actor);
  return (
    <AdminPage
      area="invitations"
      title={t("admin.tabs.invitations")}
      rule={t("admin.about.invitations")}
      query={searchParams}
      actions={<LinkButton href="/admin/invitations/csv">{t("admin.invitations.many")}</LinkButton>}
    >
      {!forum.config.smtpUrl && (
        <Notice>
          {t("admin.invitations.noMailServer")} <a href="/admin/mails">{t("admin.tabs.mails")}</a>
        </Notice>
      )}
      <FormErrors form="withdraw" />
      {open.length === 0 ? (
        <EmptyState title={t("admin.invitations.emptyTitle")}>{t("admin.invitations.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.invitations.caption")}
          columns={[
            { label: t("admin.invitations.email") },
            { label: t("admin.people.role") },
            { label: t("admin.invitations.by") },
            { label: t("admin.invitations.sent") },
            { label: t("admin.invitations.until") },
            { label: t("admin.actions"), labelHidden: true },
          ]}
          rows={open.map((invitation) => ({
            key: invitation.id,
            cells: [
              invitation.email,
              [t(`roles.${invitation.role}`), invitation.title, invitation.team].filter(Boolean).join(" · "),
              invitation.invitedBy,
              <Time key="sent" {...moment(locale, invitation.createdAt)} />,
              <Time key="until" {...moment(locale, invitation.expiresAt, { time: false })} />,
              <RowActions
                key="acts"
                items={[
                  {
                    do: "withdraw",
                    action: "/admin/invitations",
                    fields: { id: invitation.id },
                    label: t("admin.invitations.withdraw"),
                    name: t("admin.invitations.withdrawName", { email: invitation.email }),
                  },
                ]}
              />,
            ],
          }))}
        />
      )}
      <Panel title={t("admin.invitations.new")}>
        <InvitationForm action="/admin/invitations" />
      </Panel>
    </AdminPage>
  );
}
