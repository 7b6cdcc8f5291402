import type { Metadata } from "next";
import { MIN_PASSWORD_CHARS } from "#forum/members/input.ts";
import { readReset } from "#forum/members/password-commands.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";
import { LinkOver } from "../link-over.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("reset.title"), robots: { index: false } });

export default async function ResetPasswordPage({ searchParams }: { searchParams: Query }) {
  const { t, form, forum } = here();
  const token = typed(form, "resetPassword", "token") || single((await searchParams).token);
  const account = await readReset(forum, token);
  if (!account) {
    return (
      <LinkOver title={t("reset.title")}>
        <LinkButton href="/forgotten-password">{t("reset.newLink")}</LinkButton>
      </LinkOver>
    );
  }
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("reset.title")} rule={t("reset.intro", { username: account.username })} />
      <form method="post" action="/reset-password" className="form">
        <input type="hidden" name="do" value="resetPassword" />
        <input type="hidden" name="token" value={token} />
        <FormErrors form="resetPassword" />
        {/* Lets password managers know whose it is. */}
        <input type="text" name="username" autoComplete="username" defaultValue={account.username} hidden readOnly />
        <TextField
          name="password"
          type="password"
          label={t("reset.password")}
          hint={t("signUp.passwordHint", { min: MIN_PASSWORD_CHARS })}
          error={fieldError("resetPassword", "password")}
          autoComplete="new-password"
          minLength={MIN_PASSWORD_CHARS}
          required
        />
        <FormActions>
          <Button look="primary">{t("reset.submit")}</Button>
        </FormActions>
      </form>
    </main>
  );
}
