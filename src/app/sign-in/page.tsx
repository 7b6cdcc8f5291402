import type { Metadata } from "next";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { errorsOf, typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { waitingForm } from "#web/resume.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";
import { returnTo } from "../return-here.ts";
import { SignedIn } from "../signed-in.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("signIn.title"), robots: { index: false } });

/** With which a sign-in at the identity provider comes back. */
const OIDC_ERRORS = ["oidc_failed", "registration_closed", "sign_in_failed"] as const;

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const { t, form, url, settings, forum, actor } = here();
  const query = await searchParams;
  const { return: back, error } = query;
  if (actor.id !== null && !form) return <SignedIn title={t("signIn.title")} back={single(back)} />;
  const failed = form ? undefined : OIDC_ERRORS.find((code) => code === error);
  const { oidc } = forum.config;
  const own = form?.do === "signIn";
  const target = own ? typed(form, "signIn", "return", "/") : single(back) || "/";
  const tooOften = errorsOf(form, "signIn").some(({ code }) => code === "too_many");
  const wrong = errorsOf(form, "signIn").some(({ code }) => code === "sign_in_failed");
  // Another page's form that was sent while signed out: it waits here.
  const waiting = own ? typed(form, "signIn", "resume") || undefined : waitingForm(url.pathname + url.search, form);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("signIn.title")} />
      {query.out !== undefined && !form && (
        <Notice tone="success" live>
          {t("signIn.out")}
        </Notice>
      )}
      {waiting && <Notice tone="warn">{t("signIn.kept")}</Notice>}
      {failed && <Notice tone="danger">{t(`errors.${failed}`)}</Notice>}
      <form method="post" className="form">
        <input type="hidden" name="do" value="signIn" />
        <input type="hidden" name="return" value={target} />
        {waiting && <input type="hidden" name="resume" value={waiting} />}
        <FormErrors form="signIn" />
        {tooOften && <Notice>{t("signIn.linkWorks")}</Notice>}
        {wrong && (
          <Notice>
            {t("signIn.wrongHint")} <a href="/forgotten-password">{t("signIn.forgotten")}</a>
          </Notice>
        )}
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
          {!wrong && <a href="/forgotten-password">{t("signIn.forgotten")}</a>}
        </FormActions>
      </form>
      {oidc && (
        <p>
          <LinkButton look="line" href={`/api/auth/signin/oidc?return=${encodeURIComponent(target)}`}>
            {t("signIn.oidc", { name: oidc.name })}
          </LinkButton>
        </p>
      )}
      {settings.registrationOpen && (
        <p>
          {t("signIn.noAccount")} <a href={`/sign-up${returnTo(target)}`}>{t("site.signUp")}</a>
        </p>
      )}
    </main>
  );
}
