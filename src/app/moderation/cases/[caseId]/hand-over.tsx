import type { ReactNode } from "react";
import type { CaseView } from "#forum/moderation/case/queries.ts";
import { MAX_REASON_CHARS } from "#forum/moderation/input.ts";
import { SelectField, TextArea } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { errorsOf, typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";

const NAME = "handOver";

/** Gives the case to administrators or to another moderator, with a note; folded away until somebody wants to. */
export function HandOver({ found, address, place }: { found: CaseView; address: string; place: ReactNode }) {
  const { t, form } = here();
  const { row, receivers } = found;
  const options = [
    ...(row.forAdministrators ? [] : [{ value: "", label: t("moderation.toAdministrators") }]),
    ...receivers.map(({ id, displayName }) => ({ value: String(id), label: displayName })),
  ];
  if (options.length === 0) return null;
  return (
    <details className="more" open={errorsOf(form, NAME).length > 0}>
      <summary className="btn line small" data-key="o" aria-keyshortcuts="o">
        {t("moderation.outcomes.hand_over")}{" "}
        <span aria-hidden="true">
          <kbd>o</kbd>
        </span>
      </summary>
      <form method="post" action={address} className="form">
        <input type="hidden" name="do" value={NAME} />
        {place}
        <FormErrors form={NAME} />
        <SelectField
          name="to"
          label={t("moderation.handOverTo")}
          value={typed(form, NAME, "to")}
          error={fieldError(NAME, "to")}
          options={options}
        />
        <TextArea
          id="note"
          name="reason"
          label={t("moderation.handOverNote")}
          hint={t("moderation.handOverNoteHint")}
          value={typed(form, NAME, "reason")}
          error={fieldError(NAME, "reason")}
          maxLength={MAX_REASON_CHARS}
          rows={2}
          dir="auto"
        />
        <button type="submit" className="btn line small">
          {t("moderation.handOver")}
        </button>
      </form>
    </details>
  );
}
