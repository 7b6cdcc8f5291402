import { CONTRIBUTIONS } from "#forum/leaving/input.ts";
import { ChoiceGroup } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { fieldError } from "./form-errors.tsx";

/** What becomes of what somebody wrote when their account is deleted. */
export function ContributionsField({ form: name }: { form: string }) {
  const { t, form } = here();
  return (
    <ChoiceGroup
      name="contributions"
      label={t("leave.contributions")}
      value={typed(form, name, "contributions", "keep")}
      error={fieldError(name, "contributions")}
      options={CONTRIBUTIONS.map((value) => ({
        value,
        label: t(`leave.${value}`),
        hint: t(`leave.${value}Hint`),
      }))}
    />
  );
}
