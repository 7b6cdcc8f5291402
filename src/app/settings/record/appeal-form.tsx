import { MAX_REPORT_CHARS } from "#forum/moderation/input.ts";
import { Button } from "#ui/button.tsx";
import { FormActions, TextArea } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";

/** Why somebody holds a decision for wrong. `decisionId`: where the address does not say which. */
export function AppealForm({ decisionId }: { decisionId?: number }) {
  const { t, form } = here();
  const isThis = decisionId === undefined || typed(form, "appeal", "decisionId") === String(decisionId);
  return (
    <form method="post" className="form">
      <input type="hidden" name="do" value="appeal" />
      {decisionId !== undefined && <input type="hidden" name="decisionId" value={decisionId} />}
      {isThis && <FormErrors form="appeal" />}
      <TextArea
        name="text"
        id={decisionId === undefined ? "text" : `text-${decisionId}`}
        label={t("appeal.text")}
        hint={t("appeal.textHint")}
        value={isThis ? typed(form, "appeal", "text") : ""}
        error={isThis ? fieldError("appeal", "text") : undefined}
        maxLength={MAX_REPORT_CHARS}
        rows={5}
        dir="auto"
        required
      />
      <FormActions>
        <Button look="primary">{t("appeal.send")}</Button>
      </FormActions>
    </form>
  );
}
