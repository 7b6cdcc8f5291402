import { Button } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { errorsOf } from "#web/form-state.ts";
import { ContributionsField } from "../../contributions-field.tsx";
import { FormErrors, fieldError } from "../../form-errors.tsx";

/** Deleting one's account, with the password. */
export function LeaveForm({ hasPassword }: { hasPassword: boolean }) {
  const { t, form } = here();
  if (!hasPassword) {
    return (
      <p>
        {t("leave.noPassword")} <a href="/forgotten-password">{t("account.getPassword")}</a>
      </p>
    );
  }
  return (
    <details open={errorsOf(form, "leave").length > 0}>
      <summary className="btn quiet small">{t("leave.open")}</summary>
      <form method="post" action="/settings/account" className="form">
        <input type="hidden" name="do" value="leave" />
        <FormErrors form="leave" />
        <p>{t("leave.what")}</p>
        <ContributionsField form="leave" />
        <TextField
          name="ownPassword"
          id="leave-password"
          type="password"
          label={t("account.yourPassword")}
          error={fieldError("leave", "ownPassword")}
          autoComplete="current-password"
          required
        />
        <FormActions>
          <Button look="danger">{t("leave.submit")}</Button>
        </FormActions>
      </form>
    </details>
  );
}
