import type { Metadata } from "next";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { errorsOf, typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("forgotten.title"), robots: { index: false } });

export default function ForgottenPasswordPage() {
  const { t, form } = here();
  const login = typed(form, "forgotPassword", "login");
  if (form?.shown.sent === true) return <Sent login={login} />;
  const tooOften = errorsOf(form, "forgotPassword").some(({ code }) => code === "too_many");
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("forgotten.title")} rule={t("forgotten.intro")} />
      <form method="post" action="/forgotten-password" className="form">
        <input type="hidden" name="do" value="forgotPassword" />
        <FormErrors form="forgotPassword" />
        {tooOften && <Notice>{t("forgotten.lookForMails")}</Notice>}
        <TextField
          name="login"
          label={t("signIn.login")}
          value={login}
          error={fieldError("forgotPassword", "login")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <FormActions>
          <Button look="primary">{t("forgotten.submit")}</Button>
          <a href="/sign-in">{t("forgotten.back")}</a>
        </FormActions>
      </form>
    </main>
  );
}

/** The same words whoever asked for whatever: they do not tell whether there is an account. */
function Sent({ login }: { login: string }) {
  const { t } = here();
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("forgotten.sentTitle")} />
      <p>{t("forgotten.sent", { login })}</p>
      <p>{t("forgotten.lookForMails")}</p>
      <FormActions>
        <LinkButton look="line" href="/forgotten-password">
          {t("forgotten.again")}
        </LinkButton>
        <a href="/sign-in">{t("forgotten.back")}</a>
      </FormActions>
    </main>
  );
}
