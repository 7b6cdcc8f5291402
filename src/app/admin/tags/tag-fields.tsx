import { MAX_TAG_DESCRIPTION_CHARS } from "#forum/tags/input.ts";
import { MAX_TAG_CHARS } from "#forum/tags/names.ts";
import { TextArea, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { fieldError } from "../../form-errors.tsx";

/** Name and description, in the form called `form`. */
export function TagFields({ form: name, tag }: { form: string; tag?: { name: string; description: string } }) {
  const { t, form } = here();
  return (
    <>
      <TextField
        name="name"
        label={t("admin.tags.name")}
        hint={t("admin.tags.nameHint")}
        value={typed(form, name, "name", tag?.name)}
        error={fieldError(name, "name")}
        maxLength={MAX_TAG_CHARS}
        autoCapitalize="none"
        dir="auto"
        required
      />
      <TextArea
        name="description"
        label={t("admin.tags.description")}
        optional={t("profile.optional")}
        value={typed(form, name, "description", tag?.description)}
        error={fieldError(name, "description")}
        maxLength={MAX_TAG_DESCRIPTION_CHARS}
        rows={3}
        dir="auto"
      />
    </>
  );
}
