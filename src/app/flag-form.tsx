import { FLAG_KINDS, MAX_REPORT_CHARS } from "#forum/moderation/input.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { ChoiceGroup, FormActions, TextArea } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "./form-errors.tsx";

/** Why a moderator should look at a post or a person; thanks once it was sent. `back`: where it stands. */
export function FlagForm({ about, back }: { about: "post" | "person"; back: string }) {
  const { t, form } = here();
  if (form?.shown.flagged === true) {
    return (
      <>
        <Notice tone="success" title={t("flag.thanks")} live>
          <p>{t("flag.whatNow")}</p>
        </Notice>
        <LinkButton look="line" href={back}>
          {t(about === "post" ? "flag.back" : "flag.backPerson")}
        </LinkButton>
      </>
    );
  }
  return (
    <Panel>
      <form method="post" className="form">
        <input type="hidden" name="do" value="flag" />
        <FormErrors form="flag" />
        <ChoiceGroup
          name="kind"
          label={t(about === "post" ? "flag.kind" : "flag.kindPerson")}
          value={typed(form, "flag", "kind")}
          error={fieldError("flag", "kind")}
          options={FLAG_KINDS.map((kind) => ({
            value: kind,
            label: t(`flag.kinds.${kind}`),
            hint: t(about === "post" ? `flag.hints.${kind}` : `flag.hintsPerson.${kind}`),
          }))}
        />
        <TextArea
          name="text"
          label={t("flag.text")}
          hint={t("flag.textHint")}
          value={typed(form, "flag", "text")}
          error={fieldError("flag", "text")}
          maxLength={MAX_REPORT_CHARS}
          rows={4}
          dir="auto"
        />
        <FormActions>
          <Button look="primary">{t("flag.send")}</Button>
          <LinkButton look="quiet" href={back}>
            {t("remove.cancel")}
          </LinkButton>
        </FormActions>
      </form>
    </Panel>
  );
}
