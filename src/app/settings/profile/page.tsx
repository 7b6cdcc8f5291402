import type { Metadata } from "next";
import { MAX_BIO_CHARS, MAX_DISPLAY_NAME_CHARS } from "#forum/members/input.ts";
import { memberPath } from "#forum/members/names.ts";
import { ownProfile } from "#forum/members/profile.ts";
import { Button } from "#ui/button.tsx";
import { ChoiceGroup, FormActions, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { membersOnly } from "../../members-only.ts";
import { SettingsTabs } from "../tabs.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("profile.title"), robots: { index: false } });

export default async function ProfileSettingsPage({ searchParams }: { searchParams: Query }) {
  membersOnly();
  const { forum, actor, t, form } = here();
  const [own, { saved }] = await Promise.all([ownProfile(forum, actor), searchParams]);
  const value = (field: string, otherwise: string) => typed(form, "saveProfile", field, otherwise);
  const error = (field: string) => fieldError("saveProfile", field);
  const staffWords = [own.title, own.team].filter(Boolean).join(" · ");
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("profile.title")} rule={t("profile.intro")} />
      <SettingsTabs current="profile" />
      {saved && !form && (
        <Notice tone="success" live>
          {t("settings.saved")}
        </Notice>
      )}
      <form method="post" action="/settings/profile" className="form">
        <input type="hidden" name="do" value="saveProfile" />
        <FormErrors form="saveProfile" />
        <TextField
          name="displayName"
          label={t("profile.displayName")}
          hint={t("profile.displayNameHint")}
          value={value("displayName", own.displayName)}
          error={error("displayName")}
          maxLength={MAX_DISPLAY_NAME_CHARS}
          autoComplete="name"
        />
        <TextArea
          name="bio"
          label={t("profile.bio")}
          hint={t("profile.bioHint", { max: MAX_BIO_CHARS })}
          optional={t("profile.optional")}
          value={value("bio", own.bio)}
          error={error("bio")}
          rows={5}
          dir="auto"
        />
        {staffWords && <p className="hint">{t("profile.staffWords", { words: staffWords })}</p>}
        <SelectField
          name="locale"
          label={t("profile.language")}
          value={value("locale", own.locale ?? "")}
          error={error("locale")}
          options={[
            { value: "", label: t("profile.siteLanguage") },
            { value: "de", label: t("setup.de") },
            { value: "en", label: t("setup.en") },
          ]}
        />
        <ChoiceGroup
          name="view"
          label={t("profile.view")}
          value={value("view", own.flatView ? "flat" : "threaded")}
          error={error("view")}
          options={[
            { value: "threaded", label: t("profile.threaded"), hint: t("profile.threadedHint") },
            { value: "flat", label: t("profile.flat"), hint: t("profile.flatHint") },
          ]}
        />
        <FormActions>
          <Button look="primary">{t("settings.save")}</Button>
          <a href={memberPath(actor.username)}>{t("profile.see")}</a>
        </FormActions>
      </form>
    </main>
  );
}
