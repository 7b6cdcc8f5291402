import { MAX_REASON_CHARS } from "#forum/moderation/input.ts";
import { communityRules } from "#forum/moderation/rules.ts";
import { SelectField, TextArea } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { fieldError } from "../form-errors.tsx";

/** Days; 0: without an end. */
const SPANS = [1, 3, 7, 14, 30, 90, 365, 0];

/** Silence or suspension, how long, and what the person is told. */
export function LimitFields({ form: name }: { form: string }) {
  const { t, form, settings, locale } = here();
  const value = (field: string, otherwise = "") => typed(form, name, field, otherwise);
  return (
    <>
      <SelectField
        name="outcome"
        label={t("limit.outcome")}
        value={value("outcome", "silence")}
        options={(["silence", "suspend"] as const).map((outcome) => ({ value: outcome, label: t(`limit.${outcome}`) }))}
      />
      <SelectField
        name="days"
        label={t("limit.days")}
        value={value("days", "7")}
        error={fieldError(name, "days")}
        options={SPANS.map((days) => ({
          value: String(days),
          label: days === 0 ? t("admin.people.forever") : t("admin.people.forDays", { days }),
        }))}
      />
      <SelectField
        name="rule"
        label={t("moderation.rule")}
        value={value("rule")}
        error={fieldError(name, "rule")}
        options={communityRules(settings, locale).map(({ key, text }) => ({ value: key, label: text }))}
      />
      <TextArea
        name="reason"
        label={t("moderation.reason")}
        optional={t("compose.optional")}
        value={value("reason")}
        error={fieldError(name, "reason")}
        maxLength={MAX_REASON_CHARS}
        rows={3}
        dir="auto"
      />
    </>
  );
}
