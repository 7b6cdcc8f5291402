import type { Metadata } from "next";
import { ownAddresses } from "#forum/members/email.ts";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { membersOnly } from "../../members-only.ts";
import { SettingsTabs } from "../tabs.tsx";
import { EmailForm } from "./email-form.tsx";
import { LeaveForm } from "./leave-form.tsx";
import { PasswordForm } from "./password-form.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("account.title"), robots: { index: false } });

export default async function AccountSettingsPage({ searchParams }: { searchParams: Query }) {
  membersOnly();
  const { forum, actor, t, form } = here();
  const [own, query] = await Promise.all([ownAddresses(forum, actor), searchParams]);
  const done = (["sent", "changed", "confirmed"] as const).find((name) => query[name] !== undefined);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("account.title")} rule={t("account.intro", { username: actor.username })} />
      <SettingsTabs current="account" />
      {done && !form && (
        <Notice tone="success" live>
          {t(`account.done.${done}`)}
        </Notice>
      )}
      <h2 className="h2">{t("account.email")}</h2>
      <EmailForm {...own} />
      <h2 className="h2">{t("account.password")}</h2>
      <PasswordForm hasPassword={own.hasPassword} />
      <h2 className="h2">{t("leave.title")}</h2>
      <LeaveForm hasPassword={own.hasPassword} />
    </main>
  );
}
