import type { ReactNode } from "react";
import type { FormSetting } from "#forum/administration/input.ts";
import type { SettingFacts } from "#forum/administration/setting-facts.ts";
import {
  MAX_FLAGS_TO_HIDE,
  MAX_LINK_CHARS,
  MAX_SITE_DESCRIPTION_CHARS,
  MAX_SITE_NAME_CHARS,
  TIME_ZONES,
} from "#forum/settings/input.ts";
import { accentTokens } from "#ui/accent.ts";
import { Checkbox, ChoiceGroup, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { Dot } from "#ui/mark.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import { moment } from "#web/format.ts";
import { fieldError } from "../../form-errors.tsx";
import { settingLabel } from "../setting-label.ts";

/** One setting: what it is, what it does, what it would be by itself, and who set it last. */
export function Setting({
  form,
  name,
  facts,
}: {
  form: string;
  name: FormSetting;
  facts: SettingFacts & { isStandard: boolean };
}) {
  const { t, locale } = here();
  const standard = shownValue(name, facts.standard);
  return (
    <div className="setting">
      <SettingControl form={form} name={name} />
      <p className="hint origin">
        {t("admin.settings.standard", { value: standard || t("admin.log.empty") })}
        {facts.changed && (
          <>
            {" · "}
            {t("admin.settings.changed", { by: `@${facts.changed.by}`, when: moment(locale, facts.changed.at).text })}
          </>
        )}
        {!facts.isStandard && (
          <button type="submit" form="reset" name="key" value={name} className="btn quiet small">
            {t("admin.settings.reset")}
            <span className="vh">: {settingLabel(name)}</span>
          </button>
        )}
      </p>
    </div>
  );
}

/** A value as people read it. */
export function shownValue(name: FormSetting, value: unknown): string {
  const { t } = here();
  if (typeof value === "boolean") return t(value ? "admin.yes" : "admin.no");
  if (name === "language") return t(value === "de" ? "setup.de" : "setup.en");
  if (name === "address") return value === "du" ? "du" : "Sie";
  if (name === "communityRules" && value === "") return t("admin.settings.usualRules");
  return String(value);
}

function SettingControl({ form: formName, name }: { form: string; name: FormSetting }) {
  const { t, form, settings } = here();
  const stored = settings[name];
  const common = {
    name,
    label: settingLabel(name),
    hint: t(`admin.settings.hints.${name}`) as ReactNode,
    error: fieldError(formName, name),
  };
  const value = typed(form, formName, name, String(stored));
  switch (name) {
    case "siteName":
      return <TextField {...common} value={value} maxLength={MAX_SITE_NAME_CHARS} dir="auto" required />;
    case "siteDescription":
    case "welcome":
    case "footerLinks":
    case "communityRules":
      return (
        <TextArea
          {...common}
          value={value}
          optional={t("profile.optional")}
          rows={name === "siteDescription" ? 3 : 6}
          maxLength={name === "siteDescription" ? MAX_SITE_DESCRIPTION_CHARS : undefined}
          dir="auto"
        />
      );
    case "language":
      return (
        <ChoiceGroup
          {...common}
          value={value}
          options={[
            { value: "de", label: t("setup.de") },
            { value: "en", label: t("setup.en") },
          ]}
        />
      );
    case "address":
      return (
        <ChoiceGroup
          {...common}
          value={value}
          options={[
            { value: "sie", label: "Sie" },
            { value: "du", label: "du" },
          ]}
        />
      );
    case "accent":
      return <TextField {...common} type="color" hint={<AccentHint color={settings.accent} />} value={value} />;
    case "timeZone":
      return (
        <SelectField
          {...common}
          value={value}
          options={TIME_ZONES.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
      );
    case "imprintLink":
    case "privacyLink":
      return (
        <TextField
          {...common}
          value={value}
          optional={t("profile.optional")}
          maxLength={MAX_LINK_CHARS}
          inputMode="url"
          spellCheck={false}
        />
      );
    case "flagsToHide":
      return <TextField {...common} type="number" value={value} min={0} max={MAX_FLAGS_TO_HIDE} short required />;
    default:
      return (
        <Checkbox {...common} checked={typedList(form, formName, name, stored === true ? ["on"] : []).length > 0} />
      );
  }
}

/** What becomes of the company's colour where it could not be read as it is. */
function AccentHint({ color }: { color: string }) {
  const { t } = here();
  const light = accentTokens(color, "light").accent;
  const dark = accentTokens(color, "dark").accent;
  return (
    <>
      {t("admin.settings.hints.accent")}{" "}
      {light !== color && (
        <>
          {t("admin.settings.accentTooPale", { color: light })} <Dot color={light} />
        </>
      )}
      {dark !== color && (
        <>
          {t("admin.settings.accentTooDark", { color: dark })} <Dot color={dark} />
        </>
      )}
    </>
  );
}
