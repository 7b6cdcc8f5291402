import { Action } from "#ui/action-item.tsx";
import { Button } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";

/** One's address, the one that waits, and the way to another. */
export function EmailForm({
  email,
  waiting,
  hasPassword,
}: {
  email: string | null;
  waiting: string | null;
  hasPassword: boolean;
}) {
  const { t, form } = here();
  return (
    <>
      <p>{email ? t("account.emailNow", { email }) : t("account.noEmail")}</p>
      {waiting && (
        <Notice>
          <p>{t("account.waiting", { email: waiting })}</p>
          <div className="mt-2">
            <Action
              item={{ do: "withdrawEmail", action: "/settings/account", label: t("account.withdraw") }}
              className="btn line small"
            />
          </div>
        </Notice>
      )}
      {hasPassword && (
        <form method="post" action="/settings/account" className="form">
          <input type="hidden" name="do" value="changeEmail" />
          <FormErrors form="changeEmail" />
          <TextField
            name="email"
            type="email"
            label={t("account.newEmail")}
            hint={t("account.newEmailHint")}
            value={typed(form, "changeEmail", "email")}
            error={fieldError("changeEmail", "email")}
            autoComplete="email"
            required
          />
          <TextField
            name="ownPassword"
            type="password"
            label={t("account.yourPassword")}
            error={fieldError("changeEmail", "ownPassword")}
            autoComplete="current-password"
            required
          />
          <FormActions>
            <Button look="line">{t("account.changeEmail")}</Button>
          </FormActions>
        </form>
      )}
    </>
  );
}
