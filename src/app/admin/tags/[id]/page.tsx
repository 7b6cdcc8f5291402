import { notFound } from "next/navigation";
import { structureOf } from "#forum/categories/structure.ts";
import { fingerprint } from "#forum/fingerprint.ts";
import { readTag, tagForm } from "#forum/tags/queries.ts";
import { Button } from "#ui/button.tsx";
import { Confirm } from "#ui/confirm.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Panel } from "#ui/page.tsx";
import { typed } from "#web/form-state.ts";
import { pathId } from "#web/params.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { AdminPage } from "../../frame.tsx";
import { Overtaken } from "../../overtaken.tsx";
import { tagArranging, tagTitle } from "../tag-arranging.ts";
import { TagFields } from "../tag-fields.tsx";

export const generateMetadata = tagTitle("admin.tags.edit");

export default async function EditTagPage({ params }: { params: Promise<{ id: string }> }) {
  const { forum, actor, t, form } = tagArranging();
  const id = pathId((await params).id);
  const tag = id === null ? undefined : await readTag(forum.db, actor, await structureOf(forum), id);
  if (!tag) notFound();
  const address = `/admin/tags/${tag.id}`;
  return (
    <AdminPage area="tags" title={`#${tag.name}`} above={{ href: "/admin/tags", label: t("admin.tabs.tags") }}>
      <form method="post" action={address} className="form">
        <input type="hidden" name="do" value="editTag" />
        <input type="hidden" name="basis" value={fingerprint(tagForm(tag))} />
        <FormErrors form="editTag" />
        <Overtaken
          form="editTag"
          fields={[
            { label: t("admin.tags.name"), now: tag.name },
            { label: t("admin.tags.description"), now: tag.description },
          ]}
        />
        <TagFields form="editTag" tag={tag} />
        <p className="hint">{t("admin.tags.renameHint")}</p>
        <FormActions>
          <Button look="primary">{t("admin.save")}</Button>
          <a href="/admin/tags">{t("admin.cancel")}</a>
        </FormActions>
      </form>
      <Panel title={t("admin.tags.merge")}>
        <form method="post" action={address} className="form">
          <input type="hidden" name="do" value="mergeTag" />
          <FormErrors form="mergeTag" />
          <TextField
            name="into"
            label={t("admin.tags.mergeInto")}
            hint={t("admin.tags.mergeHint", { name: tag.name })}
            value={typed(form, "mergeTag", "into")}
            error={fieldError("mergeTag", "into")}
            autoCapitalize="none"
            required
          />
          <FormActions>
            <Button>{t("admin.tags.mergeSubmit")}</Button>
          </FormActions>
        </form>
      </Panel>
      <Panel title={t("admin.tags.delete")}>
        <FormErrors form="deleteTag" />
        <Confirm
          label={t("admin.tags.delete")}
          question={t("admin.tags.deleteQuestion", { name: tag.name })}
          action="deleteTag"
          confirmLabel={t("admin.tags.deleteConfirm")}
        />
      </Panel>
    </AdminPage>
  );
}
