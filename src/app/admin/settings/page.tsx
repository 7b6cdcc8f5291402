import { type FormSetting, SETTING_GROUPS, type SettingGroup } from "#forum/administration/input.ts";
import { shownSettings } from "#forum/administration/queries.ts";
import { settingFacts } from "#forum/administration/setting-facts.ts";
import { fingerprint } from "#forum/fingerprint.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { type Query, single } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { Overtaken } from "../overtaken.tsx";
import { settingLabel } from "../setting-label.ts";
import { Elsewhere, placesFor } from "./elsewhere.tsx";
import { Setting, shownValue } from "./setting.tsx";

export const generateMetadata = adminTitle("admin.tabs.settings");

const NAME = "changeSettings";
const GROUPS = Object.entries(SETTING_GROUPS) as [SettingGroup, readonly FormSetting[]][];

export default async function AdminSettingsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, form, settings } = administration();
  const factsOf = await settingFacts(forum, actor);
  const q = single((await searchParams).q).trim();
  // A form that comes back shows all of its fields: one that is hidden may be what was refused.
  const wanted = form ? "" : q.toLocaleLowerCase();
  const isFound = (key: FormSetting) =>
    [settingLabel(key), t(`admin.settings.hints.${key}`)].some((words) => words.toLocaleLowerCase().includes(wanted));
  const found = GROUPS.map(([group, keys]) => ({ group, keys: keys.filter(isFound) }));
  const hidden = GROUPS.flatMap(([, keys]) => keys.filter((key) => !isFound(key)));
  const places = wanted ? placesFor(wanted) : [];
  const isEmpty = found.every(({ keys }) => keys.length === 0);
  return (
    <AdminPage area="settings" title={t("admin.tabs.settings")} rule={t("admin.about.settings")} query={searchParams}>
      <form method="get" action="/admin/settings" className="filter">
        <TextField name="q" label={t("admin.settings.find")} value={q} type="search" />
        <Button>{t("admin.find")}</Button>
        {q && <LinkButton href="/admin/settings">{t("admin.settings.all")}</LinkButton>}
      </form>
      <Elsewhere places={places} />
      {isEmpty && places.length === 0 && (
        <EmptyState title={t("admin.settings.noneFound")}>{t("admin.settings.noneText")}</EmptyState>
      )}
      {/* Its buttons stand beside their fields, inside the other form. */}
      <form method="post" action="/admin/settings" id="reset">
        <input type="hidden" name="do" value="resetSetting" />
      </form>
      <form method="post" action="/admin/settings" className="form">
        <input type="hidden" name="do" value={NAME} />
        <input type="hidden" name="basis" value={fingerprint(shownSettings(settings))} />
        <FormErrors form={NAME} />
        <Overtaken
          form={NAME}
          fields={GROUPS.flatMap(([, keys]) =>
            keys.map((key) => ({ label: settingLabel(key), now: shownValue(key, settings[key]) })),
          )}
        />
        {hidden.map((key) => (
          <HiddenSetting key={key} name={key} />
        ))}
        {found.map(
          ({ group, keys }) =>
            keys.length > 0 && (
              <section key={group} className="setting-group" aria-labelledby={`group-${group}`}>
                <h2 id={`group-${group}`}>{t(`admin.settings.groups.${group}`)}</h2>
                {keys.map((key) => (
                  <Setting key={key} form={NAME} name={key} facts={factsOf(key)} />
                ))}
              </section>
            ),
        )}
        {!isEmpty && (
          <FormActions>
            <Button look="primary">{t("admin.save")}</Button>
          </FormActions>
        )}
      </form>
    </AdminPage>
  );
}

/** What was not looked for is sent as it is: a box that a form leaves out counts as not ticked. */
function HiddenSetting({ name }: { name: FormSetting }) {
  const value = administration().settings[name];
  if (typeof value === "boolean") return value ? <input type="hidden" name={name} value="on" /> : null;
  return <input type="hidden" name={name} value={String(value)} />;
}
