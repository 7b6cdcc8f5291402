import { Fragment } from "react";
import { fingerprint } from "#forum/fingerprint.ts";
import { BAD_LISTS, MAX_LIST_CHARS, type Prevention } from "#forum/settings/prevention.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox, FileField, FormActions, TextArea, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { Overtaken } from "../overtaken.tsx";
import { AkismetForm } from "./akismet-form.tsx";
import { fileOf } from "./list-file.ts";

export const generateMetadata = adminTitle("admin.tabs.prevention");

const NAME = "changePrevention";

type NumberName = { [K in keyof Prevention]: Prevention[K] extends number ? K : never }[keyof Prevention];
type ListName = { [K in keyof Prevention]: Prevention[K] extends string ? K : never }[keyof Prevention];

/** In the order in which they stand on the page. */
const GROUPS: Readonly<Record<string, readonly (NumberName | ListName | "approveNewcomers")[]>> = {
  joining: ["approveNewcomers", "signUpDomains", "firstPostsHeld"],
  newcomers: ["newPostsADay", "newLinks", "newImages", "newMentions", "waitingAtOnce"],
  spam: ["holdAt", "hideAllAt"],
  trust: ["memberDays", "memberPosts", "memberPostDays", "regularDays", "regularPosts", "regularPostDays"],
  lists: BAD_LISTS,
};
const LISTS: ReadonlySet<string> = new Set<ListName>(["signUpDomains", ...BAD_LISTS]);

/** What keeps spam out, and from when somebody counts as known. */
export default async function AdminPreventionPage({ searchParams }: { searchParams: Query }) {
  const { t, form, settings } = administration();
  const { prevention } = settings;
  return (
    <AdminPage
      area="prevention"
      title={t("admin.tabs.prevention")}
      rule={t("admin.about.prevention")}
      query={searchParams}
    >
      <form method="post" action="/admin/prevention" encType="multipart/form-data" className="form">
        <input type="hidden" name="do" value={NAME} />
        <input type="hidden" name="basis" value={fingerprint(prevention)} />
        <FormErrors form={NAME} />
        <Overtaken
          form={NAME}
          fields={Object.values(GROUPS)
            .flat()
            .map((name) => ({ label: t(`admin.prevention.names.${name}`), now: shown(prevention[name]) }))}
        />
        {Object.entries(GROUPS).map(([group, names]) => (
          <section key={group}>
            <h2 className="h2">{t(`admin.prevention.groups.${group}`)}</h2>
            {names.map((name) =>
              name === "approveNewcomers" ? (
                <Checkbox
                  key={name}
                  name={name}
                  label={t(`admin.prevention.names.${name}`)}
                  hint={t(`admin.prevention.why.${name}`)}
                  checked={typedList(form, NAME, name, prevention[name] ? ["on"] : []).length > 0}
                />
              ) : (
                <Fragment key={name}>
                  <RuleField name={name} />
                  {isBadList(name) && <ListFile name={name} />}
                </Fragment>
              ),
            )}
          </section>
        ))}
        <FormActions>
          <Button look="primary">{t("admin.save")}</Button>
        </FormActions>
      </form>
      <AkismetForm />
    </AdminPage>
  );
}

function shown(value: string | number | boolean): string {
  const { t } = here();
  if (typeof value === "boolean") return t(value ? "admin.yes" : "admin.no");
  return String(value).slice(0, 200);
}

function isBadList(name: string): name is (typeof BAD_LISTS)[number] {
  return (BAD_LISTS as readonly string[]).includes(name);
}

/** The same list as a file, which stands for what was typed. */
function ListFile({ name }: { name: (typeof BAD_LISTS)[number] }) {
  const { t } = here();
  return (
    <FileField
      name={fileOf(name)}
      label={t("admin.prevention.file", { list: t(`admin.prevention.names.${name}`) })}
      hint={t("admin.prevention.fileHint")}
      optional={t("profile.optional")}
      error={fieldError(NAME, fileOf(name))}
      accept=".txt,.csv,text/plain,text/csv"
    />
  );
}

/** A number, or a list with a line each. */
function RuleField({ name }: { name: NumberName | ListName }) {
  const { t, form, settings } = here();
  const text = {
    name,
    label: t(`admin.prevention.names.${name}`),
    hint: t(`admin.prevention.why.${name}`),
    value: typed(form, NAME, name, String(settings.prevention[name])),
    error: fieldError(NAME, name),
  };
  if (LISTS.has(name)) return <TextArea {...text} rows={4} maxLength={MAX_LIST_CHARS} spellCheck={false} />;
  return <TextField {...text} type="number" min={0} required short />;
}
