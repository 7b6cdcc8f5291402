import { MAX_PAGE_CHARS, MAX_PAGE_TITLE_CHARS, MAX_SLUG_CHARS } from "#forum/pages/input.ts";
import { Checkbox, TextArea, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import { fieldError } from "../../form-errors.tsx";

type Texts = { titleDe: string; bodyDe: string; titleEn: string; bodyEn: string; inFooter: boolean };

/** The fields of a page; `page` is absent for a new one, which chooses its address. */
export function PageFields({ form: name, page }: { form: string; page?: Texts }) {
  const { t, form } = here();
  const error = (field: string) => fieldError(name, field);
  return (
    <>
      {!page && (
        <TextField
          name="slug"
          label={t("admin.pages.slug")}
          hint={t("admin.pages.slugHint")}
          value={typed(form, name, "slug")}
          error={error("slug")}
          maxLength={MAX_SLUG_CHARS}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
      {(["De", "En"] as const).map((language) => (
        <fieldset key={language} className="group">
          <legend>{t(language === "De" ? "setup.de" : "setup.en")}</legend>
          <TextField
            name={`title${language}`}
            label={t("admin.pages.title")}
            value={typed(form, name, `title${language}`, page?.[`title${language}`])}
            error={error(`title${language}`)}
            maxLength={MAX_PAGE_TITLE_CHARS}
            dir="auto"
          />
          <TextArea
            name={`body${language}`}
            label={t("admin.pages.body")}
            hint={t("admin.pages.bodyHint")}
            value={typed(form, name, `body${language}`, page?.[`body${language}`])}
            error={error(`body${language}`)}
            maxLength={MAX_PAGE_CHARS}
            rows={12}
            dir="auto"
          />
        </fieldset>
      ))}
      <Checkbox
        name="inFooter"
        label={t("admin.pages.inFooter")}
        checked={typedList(form, name, "inFooter", (page?.inFooter ?? true) ? ["on"] : []).length > 0}
      />
    </>
  );
}
