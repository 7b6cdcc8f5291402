import { fingerprint } from "#forum/fingerprint.ts";
import { MAX_AKISMET_KEY_CHARS, shownAkismet } from "#forum/settings/akismet.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox, FormActions, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typedList } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { Overtaken } from "../overtaken.tsx";

const NAME = "changeAkismet";
const SWITCHES = ["sendAddress", "sendEmail"] as const;

/** Turns a foreign service on that knows spam, and says what it is told. The key that is set is never shown. */
export function AkismetForm() {
  const { t, form, settings } = here();
  const { isOn, ...sends } = shownAkismet(settings.akismet);
  return (
    <section aria-labelledby="akismet">
      <h2 className="h2" id="akismet">
        {t("admin.akismet.title")}
      </h2>
      {(["what", "sent", "then"] as const).map((part) => (
        <p key={part} className="my-3 max-w-prose">
          {t(`admin.akismet.about.${part}`)}
        </p>
      ))}
      <p className="my-3">
        <strong>{t(isOn ? "admin.akismet.on" : "admin.akismet.off")}</strong>
      </p>
      <form method="post" action="/admin/prevention" className="form">
        <input type="hidden" name="do" value={NAME} />
        <input type="hidden" name="basis" value={fingerprint({ isOn, ...sends })} />
        <FormErrors form={NAME} />
        <Overtaken
          form={NAME}
          fields={[
            { label: t("admin.akismet.key"), now: t(isOn ? "admin.yes" : "admin.no") },
            ...SWITCHES.map((name) => ({
              label: t(`admin.akismet.${name}`),
              now: t(sends[name] ? "admin.yes" : "admin.no"),
            })),
          ]}
        />
        <TextField
          id="akismet-key"
          name="key"
          type="password"
          autoComplete="off"
          maxLength={MAX_AKISMET_KEY_CHARS}
          label={t("admin.akismet.key")}
          hint={t(isOn ? "admin.akismet.keyKept" : "admin.akismet.keyHint")}
          error={fieldError(NAME, "key")}
          required={!isOn}
        />
        {SWITCHES.map((name) => (
          <Checkbox
            key={name}
            name={name}
            label={t(`admin.akismet.${name}`)}
            hint={t(`admin.akismet.${name}Hint`)}
            checked={typedList(form, NAME, name, sends[name] ? ["on"] : []).length > 0}
          />
        ))}
        {isOn && <Checkbox name="off" label={t("admin.akismet.turnOff")} />}
        <FormActions>
          <Button look="primary">{t(isOn ? "admin.save" : "admin.akismet.turnOn")}</Button>
        </FormActions>
      </form>
    </section>
  );
}
