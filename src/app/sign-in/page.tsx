import type { Metadata } from "next";
import { Button } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { waitingForm } from "#web/resume.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("signIn.title"), robots: { index: false } });

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const { t, form, url } = here();
  const { return: back = "/" } = await searchParams;
  const own = form?.do === "signIn";
  // Another page's form that was sent while signed out: it waits here.
  const waiting = own ? typed(form, "signIn", "resume") || undefined : waitingForm(url.pathname + url.search, form);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("signIn.title")} />
      {waiting && <Notice tone="warn">{t("signIn.kept")}</Notice>}
      <form method="post" action="/sign-in" className="form">
        <input type="hidden" name="do" value="signIn" />
        <input type="hidden" name="return" value={own ? typed(form, "signIn", "return", "/") : back} />
        {waiting && <input type="hidden" name="resume" value={waiting} />}
        <FormErrors form="signIn" />
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
      <p>
        {t("signIn.noAccount")} <a href="/sign-up">{t("site.signUp")}</a>
      </p>
    </main>
  );
}
