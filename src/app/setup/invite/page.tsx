import { LinkButton } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { type Query, single } from "#web/params.ts";
import { administration, adminTitle } from "../../admin/frame.tsx";
import { InvitationForm } from "../../admin/invitations/invitation-form.tsx";

export const generateMetadata = adminTitle("setup.inviteTitle");

export default async function FirstInvitationPage({ searchParams }: { searchParams: Query }) {
  const { t, form, forum } = administration();
  const invited = single((await searchParams).done) === "invited" && !form;
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("setup.inviteTitle")} rule={t("setup.inviteIntro")} />
      {invited && (
        <Notice tone="success" live>
          {t("admin.done.invited")}
        </Notice>
      )}
      {!forum.config.smtpUrl && (
        <Notice>
          {t("admin.invitations.noMailServer")} <a href="/admin/mails">{t("admin.tabs.mails")}</a>
        </Notice>
      )}
      <InvitationForm action="/setup/invite" />
      <p className="later">
        <LinkButton href="/">{t(invited ? "setup.inviteDone" : "setup.inviteSkip")}</LinkButton>
      </p>
    </main>
  );
}
