import type { ReactNode } from "react";
import type { CaseView } from "#forum/moderation/case/queries.ts";
import { MAX_REASON_CHARS } from "#forum/moderation/input.ts";
import { Button } from "#ui/button.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { errorsOf, typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { KeyButton } from "../../keys.tsx";

const NAME = "handOver";

/** Gives the case to administrators or to another moderator, with a note; folded away until somebody wants to. One key leaves it to administrators. */
export function HandOver({ found, address, place }: { found: CaseView; address: string; place: ReactNode }) {
  const { t, form } = here();
  const { row, receivers } = found;
  const options = [
    ...(row.forAdministrators ? [] : [{ value: "", label: t("moderation.toAdministrators") }]),
    ...receivers.map(({ id, displayName }) => ({ value: String(id), label: displayName })),
  ];
  if (options.length === 0) return null;
  const fields = (
    <details className="more" open={errorsOf(form, NAME).length > 0}>
      <summary className="btn quiet small" data-key="n" aria-keyshortcuts="n">
        {t("moderation.handOverWith")}{" "}
        <span aria-hidden="true">
          <kbd>n</kbd>
        </span>
      </summary>
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
      {row.forAdministrators && <Button look="line">{t("moderation.outcomes.hand_over")}</Button>}
    </details>
  );
  return (
    <form method="post" action={address} className="form">
      <input type="hidden" name="do" value={NAME} />
      {place}
      <FormErrors form={NAME} />
      {fields}
      {!row.forAdministrators && (
        <div>
          <KeyButton letter="o" label={t("moderation.outcomes.hand_over")} />
        </div>
      )}
    </form>
  );
}
