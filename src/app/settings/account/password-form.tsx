import { MIN_PASSWORD_CHARS } from "#forum/members/input.ts";
import { Button } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";

/** Another password; who has none yet gets the first one by mail. */
export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const { t, actor } = here();
  if (!hasPassword) {
    return (
      <p>
        {t("account.noPassword")} <a href="/forgotten-password">{t("account.getPassword")}</a>
      </p>
    );
  }
  return (
    <form method="post" action="/settings/account" className="form">
      <input type="hidden" name="do" value="changePassword" />
      <FormErrors form="changePassword" />
      <input type="text" name="username" autoComplete="username" defaultValue={actor.username} hidden readOnly />
      <TextField
        name="currentPassword"
        type="password"
        label={t("account.currentPassword")}
        error={fieldError("changePassword", "currentPassword")}
        autoComplete="current-password"
        required
      />
      <TextField
        name="password"
        type="password"
        label={t("account.newPassword")}
        hint={t("signUp.passwordHint", { min: MIN_PASSWORD_CHARS })}
        error={fieldError("changePassword", "password")}
        autoComplete="new-password"
        minLength={MIN_PASSWORD_CHARS}
        required
      />
      <p className="hint">{t("account.passwordEnds")}</p>
      <FormActions>
        <Button look="line">{t("account.changePassword")}</Button>
        <a href="/forgotten-password">{t("signIn.forgotten")}</a>
      </FormActions>
    </form>
  );
}
