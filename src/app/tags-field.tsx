import { listTags } from "#forum/tags/queries.ts";
import { TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { fieldError } from "./form-errors.tsx";

const OFFERED = 60;

/** The tags of a thread in the form named `form`, with the usual ones to choose from. */
export async function TagsField({ form, value = "" }: { form: string; value?: string }) {
  const { forum, actor, t, form: state } = here();
  const { tags } = await listTags(forum, actor, { page: 1 });
  return (
    <>
      <TextField
        name="tags"
        label={t("compose.tags")}
        hint={t("compose.tagsHint")}
        optional={t("compose.optional")}
        value={typed(state, form, "tags", value)}
        error={fieldError(form, "tags")}
        list="known-tags"
      />
      <datalist id="known-tags">
        {tags.slice(0, OFFERED).map((tag) => (
          <option key={tag.id} value={tag.name} label={t("categories.threads", { count: tag.threadCount })} />
        ))}
      </datalist>
    </>
  );
}
