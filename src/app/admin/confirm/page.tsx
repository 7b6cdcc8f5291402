import { CONFIRMED_MS, hasPassword } from "#forum/members/confirming.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { waitingForm } from "#web/resume.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.confirm.title");

const NAME = "confirm";

/** Asks for the password again before a dangerous step; what was sent waits here meanwhile. */
export default async function ConfirmPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, form, url } = administration();
  const own = form?.do === NAME;
  const asked = single((await searchParams).return);
  const back = own ? typed(form, NAME, "return", "/admin") : asked || "/admin";
  const waiting = own ? typed(form, NAME, "resume") || undefined : waitingForm(url.pathname + url.search, form);
  const { oidc } = forum.config;
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("admin.confirm.title")} rule={t("admin.confirm.rule", { minutes: CONFIRMED_MS / 60_000 })} />
      {waiting && <Notice tone="info">{t("admin.confirm.kept")}</Notice>}
      {(await hasPassword(forum, actor)) ? (
        <form method="post" action="/admin/confirm" className="form">
          <input type="hidden" name="do" value={NAME} />
          <input type="hidden" name="return" value={back} />
          {waiting && <input type="hidden" name="resume" value={waiting} />}
          <FormErrors form={NAME} />
          <TextField
            name="ownPassword"
            type="password"
            label={t("account.yourPassword")}
            error={fieldError(NAME, "ownPassword")}
            autoComplete="current-password"
            required
          />
          <FormActions>
            <Button look="primary">{t("admin.confirm.submit")}</Button>
          </FormActions>
        </form>
      ) : (
        <>
          <p>{t("admin.confirm.noPassword")}</p>
          {oidc && (
            <p>
              <LinkButton look="primary" href={`/api/auth/signin/oidc?return=${encodeURIComponent(back)}`}>
                {t("signIn.oidc", { name: oidc.name })}
              </LinkButton>
            </p>
          )}
        </>
      )}
    </main>
  );
}
