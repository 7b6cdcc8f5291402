import type { Metadata } from "next";
import { Button } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { errorsOf, typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { waitingForm } from "#web/resume.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("signIn.title"), robots: { index: false } });

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const { t, form, url, settings } = here();
  const { return: back } = await searchParams;
  const own = form?.do === "signIn";
  const target = own ? typed(form, "signIn", "return", "/") : single(back) || "/";
  const tooOften = errorsOf(form, "signIn").some(({ code }) => code === "too_many");
  // Another page's form that was sent while signed out: it waits here.
  const waiting = own ? typed(form, "signIn", "resume") || undefined : waitingForm(url.pathname + url.search, form);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("signIn.title")} />
      {waiting && <Notice tone="warn">{t("signIn.kept")}</Notice>}
      <form method="post" action="/sign-in" className="form">
        <input type="hidden" name="do" value="signIn" />
        <input type="hidden" name="return" value={target} />
        {waiting && <input type="hidden" name="resume" value={waiting} />}
        <FormErrors form="signIn" />
        {tooOften && <Notice>{t("signIn.linkWorks")}</Notice>}
        <TextField
          name="login"
          label={t("signIn.login")}
          value={typed(form, "signIn", "login")}
          error={fieldError("signIn", "login")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          name="password"
          type="password"
          label={t("signIn.password")}
          error={fieldError("signIn", "password")}
          autoComplete="current-password"
          required
        />
        <FormActions>
          <Button look="primary">{t("signIn.submit")}</Button>
          <a href="/forgotten-password">{t("signIn.forgotten")}</a>
        </FormActions>
      </form>
      {settings.registrationOpen && (
        <p>
          {t("signIn.noAccount")} <a href={`/sign-up?return=${encodeURIComponent(target)}`}>{t("site.signUp")}</a>
        </p>
      )}
    </main>
  );
}
