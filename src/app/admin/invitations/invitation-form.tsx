import { MAX_TEAM_CHARS, MAX_TITLE_CHARS } from "#forum/members/input.ts";
import { Button } from "#ui/button.tsx";
import { ChoiceGroup, FormActions, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { ROLES } from "../people/roles.ts";

/** Invites a colleague; `action` is the page that it stands on. */
export function InvitationForm({ action }: { action: string }) {
  const { t, form } = here();
  const value = (field: string, otherwise = "") => typed(form, "invite", field, otherwise);
  const error = (field: string) => fieldError("invite", field);
  return (
    <form method="post" action={action} className="form">
      <input type="hidden" name="do" value="invite" />
      <FormErrors form="invite" />
      <TextField
        name="email"
        type="email"
        label={t("admin.invitations.email")}
        value={value("email")}
        error={error("email")}
        autoComplete="off"
        required
      />
      <ChoiceGroup
        name="role"
        label={t("admin.people.role")}
        value={value("role", "staff")}
        error={error("role")}
        options={ROLES.map((role) => ({
          value: role,
          label: t(`roles.${role}`),
          hint: t(`admin.people.roleHints.${role}`),
        }))}
      />
      <TextField
        name="title"
        label={t("admin.people.title")}
        hint={t("admin.people.titleHint")}
        optional={t("profile.optional")}
        value={value("title")}
        error={error("title")}
        maxLength={MAX_TITLE_CHARS}
        dir="auto"
      />
      <TextField
        name="team"
        label={t("admin.people.team")}
        hint={t("admin.people.teamHint")}
        optional={t("profile.optional")}
        value={value("team")}
        error={error("team")}
        maxLength={MAX_TEAM_CHARS}
        dir="auto"
      />
      <FormActions>
        <Button look="primary" icon="mail">
          {t("admin.invitations.submit")}
        </Button>
      </FormActions>
    </form>
  );
}
