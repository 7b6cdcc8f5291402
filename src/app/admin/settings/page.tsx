import { shownSettings } from "#forum/administration/queries.ts";
import { fingerprint } from "#forum/fingerprint.ts";
import { MAX_LINK_CHARS, MAX_SITE_DESCRIPTION_CHARS, MAX_SITE_NAME_CHARS, TIME_ZONES } from "#forum/settings/input.ts";
import { accentTokens } from "#ui/accent.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox, ChoiceGroup, FormActions, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { Dot } from "#ui/mark.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { Overtaken } from "../overtaken.tsx";

export const generateMetadata = adminTitle("admin.tabs.settings");

const NAME = "changeSettings";

export default async function AdminSettingsPage({ searchParams }: { searchParams: Query }) {
  const { t, form, settings } = administration();
  const value = (field: string, otherwise: string) => typed(form, NAME, field, otherwise);
  const ticked = (field: string, stored: boolean) => typedList(form, NAME, field, stored ? ["on"] : []).length > 0;
  const error = (field: string) => fieldError(NAME, field);
  const words = { de: t("setup.de"), en: t("setup.en"), yes: t("admin.yes"), no: t("admin.no") };
  return (
    <AdminPage area="settings" title={t("admin.tabs.settings")} rule={t("admin.about.settings")} query={searchParams}>
      <form method="post" action="/admin/settings" className="form">
        <input type="hidden" name="do" value={NAME} />
        <input type="hidden" name="basis" value={fingerprint(shownSettings(settings))} />
        <FormErrors form={NAME} />
        <Overtaken
          form={NAME}
          fields={[
            { label: t("admin.settings.siteName"), now: settings.siteName },
            { label: t("admin.settings.siteDescription"), now: settings.siteDescription },
            { label: t("admin.settings.language"), now: words[settings.language] },
            { label: t("admin.settings.address"), now: settings.address },
            { label: t("admin.settings.accent"), now: settings.accent },
            { label: t("admin.settings.math"), now: words[settings.math ? "yes" : "no"] },
            { label: t("admin.settings.timeZone"), now: settings.timeZone },
            { label: t("admin.settings.imprintLink"), now: settings.imprintLink },
            { label: t("admin.settings.privacyLink"), now: settings.privacyLink },
            { label: t("admin.settings.registrationOpen"), now: words[settings.registrationOpen ? "yes" : "no"] },
          ]}
        />
        <TextField
          name="siteName"
          label={t("admin.settings.siteName")}
          value={value("siteName", settings.siteName)}
          error={error("siteName")}
          maxLength={MAX_SITE_NAME_CHARS}
          dir="auto"
          required
        />
        <TextArea
          name="siteDescription"
          label={t("admin.settings.siteDescription")}
          hint={t("admin.settings.siteDescriptionHint")}
          optional={t("profile.optional")}
          value={value("siteDescription", settings.siteDescription)}
          error={error("siteDescription")}
          maxLength={MAX_SITE_DESCRIPTION_CHARS}
          rows={3}
          dir="auto"
        />
        <ChoiceGroup
          name="language"
          label={t("admin.settings.language")}
          hint={t("setup.languageHint")}
          value={value("language", settings.language)}
          error={error("language")}
          options={[
            { value: "de", label: words.de },
            { value: "en", label: words.en },
          ]}
        />
        <ChoiceGroup
          name="address"
          label={t("admin.settings.address")}
          value={value("address", settings.address)}
          error={error("address")}
          options={[
            { value: "sie", label: "Sie" },
            { value: "du", label: "du" },
          ]}
        />
        <TextField
          name="accent"
          type="color"
          label={t("admin.settings.accent")}
          hint={<AccentHint color={settings.accent} />}
          value={value("accent", settings.accent)}
          error={error("accent")}
        />
        <SelectField
          name="timeZone"
          label={t("admin.settings.timeZone")}
          hint={t("admin.settings.timeZoneHint")}
          value={value("timeZone", settings.timeZone)}
          error={error("timeZone")}
          options={TIME_ZONES.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        {(["imprintLink", "privacyLink"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`admin.settings.${name}`)}
            hint={t("admin.settings.linkHint")}
            optional={t("profile.optional")}
            value={value(name, settings[name])}
            error={error(name)}
            maxLength={MAX_LINK_CHARS}
            inputMode="url"
            spellCheck={false}
          />
        ))}
        <Checkbox
          name="math"
          label={t("admin.settings.math")}
          hint={t("admin.settings.mathHint")}
          checked={ticked("math", settings.math)}
        />
        <Checkbox
          name="registrationOpen"
          label={t("admin.settings.registrationOpen")}
          hint={t("admin.settings.registrationHint")}
          checked={ticked("registrationOpen", settings.registrationOpen)}
        />
        <FormActions>
          <Button look="primary">{t("admin.save")}</Button>
        </FormActions>
      </form>
    </AdminPage>
  );
}

/** What becomes of the company's colour where it could not be read as it is. */
function AccentHint({ color }: { color: string }) {
  const { t } = here();
  const light = accentTokens(color, "light").accent;
  const dark = accentTokens(color, "dark").accent;
  return (
    <>
      {t("admin.settings.accentHint")}{" "}
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
