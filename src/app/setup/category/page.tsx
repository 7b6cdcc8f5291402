import { redirect } from "next/navigation";
import {
  CATEGORY_KINDS,
  FIRST_CATEGORIES,
  MAX_CATEGORY_DESCRIPTION_CHARS,
  MAX_CATEGORY_NAME_CHARS,
} from "#forum/categories/input.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { Button } from "#ui/button.tsx";
import { FormActions, SelectField, TextField } from "#ui/field.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { administration, adminTitle } from "../../admin/frame.tsx";
import { FormErrors, fieldError } from "../../form-errors.tsx";

export const generateMetadata = adminTitle("setup.categoryTitle");

/** What kind the suggestions are of. */
const KINDS = { first: "questions", second: "discussions", third: "announcements" } as const;

export default async function FirstCategoriesPage() {
  const { forum, form, t } = administration();
  if (!form && (await structureOf(forum)).categories.length > 0) redirect("/setup/invite");
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("setup.categoryTitle")} rule={t("setup.categoryIntro")} />
      <form method="post" action="/setup/category" className="form">
        <input type="hidden" name="do" value="createFirst" />
        <FormErrors form="createFirst" />
        {FIRST_CATEGORIES.map((place) => (
          <CategoryFields key={place} place={place} />
        ))}
        <FormActions>
          <Button look="primary">{t("setup.categorySubmit")}</Button>
        </FormActions>
      </form>
    </main>
  );
}

function CategoryFields({ place }: { place: (typeof FIRST_CATEGORIES)[number] }) {
  const { t, form } = here();
  const value = (field: string, otherwise: string) => typed(form, "createFirst", `${place}.${field}`, otherwise);
  const error = (field: string) => fieldError("createFirst", `${place}.${field}`);
  return (
    <fieldset className="group">
      <legend>{t(`setup.categories.${place}.legend`)}</legend>
      <TextField
        name={`${place}.name`}
        label={t("admin.categories.name")}
        hint={place === "first" ? undefined : t("setup.categoryLeaveOut")}
        value={value("name", t(`setup.categories.${place}.name`))}
        error={error("name")}
        maxLength={MAX_CATEGORY_NAME_CHARS}
        dir="auto"
      />
      <TextField
        name={`${place}.description`}
        label={t("admin.categories.description")}
        value={value("description", t(`setup.categories.${place}.description`))}
        error={error("description")}
        maxLength={MAX_CATEGORY_DESCRIPTION_CHARS}
        dir="auto"
      />
      <SelectField
        name={`${place}.kind`}
        label={t("admin.categories.kind")}
        hint={t("setup.kindHint")}
        value={value("kind", KINDS[place])}
        error={error("kind")}
        options={CATEGORY_KINDS.map((kind) => ({
          value: kind,
          label: t(`categories.kinds.${kind}`),
        }))}
      />
    </fieldset>
  );
}
