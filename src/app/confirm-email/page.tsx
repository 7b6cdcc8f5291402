import type { Metadata } from "next";
import { readConfirmation } from "#forum/members/email.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { errorsOf, typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";
import { LinkOver } from "../link-over.tsx";
import { SignedIn, Welcome } from "../signed-in.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("confirmEmail.title"), robots: { index: false } });

/** Looking changes nothing: programs that check mails follow their links too. The button does it. */
export default async function ConfirmEmailPage({ searchParams }: { searchParams: Query }) {
  const context = here();
  const { t, form, forum, settings, actor } = context;
  const query = await searchParams;
  if (query.welcome !== undefined && actor.id !== null && !form) return <Welcome back={single(query.return)} />;
  const sent = typed(form, "signUp", "token") || typed(form, "changeEmail", "token");
  const token = sent || single(query.token);
  const wanted = await readConfirmation(forum, token);
  if (!wanted && actor.id !== null) {
    context.status = 410;
    return <SignedIn title={t("confirmEmail.title")} />;
  }
  if (!wanted) {
    return (
      <LinkOver title={t("confirmEmail.title")}>
        <LinkButton href="/sign-in">{t("site.signIn")}</LinkButton>
        <LinkButton href="/sign-up">{t("site.signUp")}</LinkButton>
      </LinkOver>
    );
  }
  const { email } = wanted;
  const values = { email, site: settings.siteName };
  const text =
    wanted.kind === "sign_up"
      ? t("confirmEmail.signUp", { ...values, username: wanted.username })
      : t("confirmEmail.change", values);
  const name = wanted.kind === "sign_up" ? "signUp" : "changeEmail";
  const refused = (code: string) => errorsOf(form, name).some((error) => error.code === code);
  const askName = wanted.kind === "sign_up" && (wanted.nameTaken || fieldError("signUp", "username") !== undefined);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("confirmEmail.title")} />
      <p>{text}</p>
      <form method="post" action="/confirm-email" className="form">
        <input type="hidden" name="do" value={name} />
        <input type="hidden" name="token" value={token} />
        <FormErrors form={name} />
        {askName && (
          <TextField
            name="username"
            label={t("confirmEmail.otherName")}
            hint={t("confirmEmail.otherNameHint")}
            value={typed(form, "signUp", "username", wanted.username)}
            error={fieldError("signUp", "username")}
            autoComplete="username"
            required
          />
        )}
        <FormActions>
          {refused("email_taken") ? (
            <LinkButton look="primary" href="/sign-in">
              {t("site.signIn")}
            </LinkButton>
          ) : (
            <Button look="primary">{t("confirmEmail.submit")}</Button>
          )}
        </FormActions>
      </form>
    </main>
  );
}
