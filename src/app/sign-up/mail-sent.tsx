import { Button } from "#ui/button.tsx";
import { FormActions } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { FormErrors } from "../form-errors.tsx";
import { returnTo } from "../return-here.ts";

/** After signing up: where the mail went, and what to do when it does not come. */
export function MailSent({
  request,
  email,
  back,
  again,
}: {
  request: string;
  email: string;
  /** Where the one who signs up wanted to be. */
  back: string;
  again: boolean;
}) {
  const { t } = here();
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("signUp.sentTitle")} />
      <FormErrors form="resend" />
      {again && (
        <Notice tone="success" live>
          {t("signUp.sentAgain")}
        </Notice>
      )}
      <p>{t("signUp.sent", { email })}</p>
      <h2 className="h2">{t("signUp.missing")}</h2>
      <p>{t("signUp.missingText")}</p>
      <form method="post" action="/sign-up" className="form">
        <input type="hidden" name="do" value="resend" />
        <input type="hidden" name="request" value={request} />
        <FormActions>
          <Button look="line">{t("signUp.resend")}</Button>
          <a href={`/sign-up${returnTo(back)}`}>{t("signUp.otherAddress")}</a>
        </FormActions>
      </form>
    </main>
  );
}
