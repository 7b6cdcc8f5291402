import type { Metadata } from "next";
import { readInvitation } from "#forum/members/invitations.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { NewPasswordField, UsernameField } from "../account-fields.tsx";
import { FormErrors, fieldError } from "../form-errors.tsx";
import { LinkOver } from "../link-over.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("invitation.title"), robots: { index: false } });

export default async function InvitationPage({ searchParams }: { searchParams: Query }) {
  const { t, form, forum, settings } = here();
  const token = typed(form, "accept", "token") || single((await searchParams).token);
  const offer = await readInvitation(forum, token);
  if (!offer) {
    return (
      <LinkOver title={t("invitation.title")}>
        <LinkButton href="/sign-in">{t("site.signIn")}</LinkButton>
      </LinkOver>
    );
  }
  const words = [t(`roles.${offer.role}`), offer.title, offer.team].filter(Boolean).join(" · ");
  const value = (field: string) => typed(form, "accept", field);
  const error = (field: string) => fieldError("accept", field);
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t("invitation.title")}
        rule={t("invitation.intro", { site: settings.siteName, email: offer.email, role: words })}
      />
      <form method="post" action="/invitation" className="form">
        <input type="hidden" name="do" value="accept" />
        <input type="hidden" name="token" value={token} />
        <FormErrors form="accept" />
        <UsernameField form="accept" />
        <TextField
          name="displayName"
          label={t("profile.displayName")}
          hint={t("profile.displayNameHint")}
          optional={t("profile.optional")}
          value={value("displayName")}
          error={error("displayName")}
          autoComplete="name"
        />
        <NewPasswordField form="accept" />
        <FormActions>
          <Button look="primary">{t("invitation.submit")}</Button>
        </FormActions>
      </form>
    </main>
  );
}
