import { MIN_PASSWORD_CHARS } from "#forum/members/input.ts";
import { TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { fieldError } from "./form-errors.tsx";

/** The user name that somebody chooses, in the form named `form`. */
export function UsernameField({ form }: { form: string }) {
  const { t, form: state } = here();
  return (
    <TextField
      name="username"
      label={t("signUp.username")}
      hint={t("signUp.usernameHint")}
      value={typed(state, form, "username")}
      error={fieldError(form, "username")}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}

/** A password that somebody chooses; it is never put into the page again. */
export function NewPasswordField({ form }: { form: string }) {
  const { t } = here();
  return (
    <TextField
      name="password"
      type="password"
      label={t("signUp.password")}
      hint={t("signUp.passwordHint", { min: MIN_PASSWORD_CHARS })}
      error={fieldError(form, "password")}
      autoComplete="new-password"
      minLength={MIN_PASSWORD_CHARS}
      required
    />
  );
}
