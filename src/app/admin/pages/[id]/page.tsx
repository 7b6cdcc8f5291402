import { notFound } from "next/navigation";
import { fingerprint } from "#forum/fingerprint.ts";
import { pageForm, pagePath, pageToEdit } from "#forum/pages/queries.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { Confirm } from "#ui/confirm.tsx";
import { FormActions } from "#ui/field.tsx";
import { Panel } from "#ui/page.tsx";
import { pathId } from "#web/params.ts";
import { FormErrors } from "../../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";
import { Overtaken } from "../../overtaken.tsx";
import { PageFields } from "../page-form.tsx";

export const generateMetadata = adminTitle("admin.pages.edit");

const NAME = "editPage";

export default async function EditPagePage({ params }: { params: Promise<{ id: string }> }) {
  const { forum, actor, t } = administration();
  const id = pathId((await params).id);
  const page = id === null ? null : await pageToEdit(forum, actor, id);
  if (!page) notFound();
  const stored = pageForm(page);
  const title = page.titleDe || page.titleEn;
  return (
    <AdminPage
      area="pages"
      title={title}
      rule={t("admin.pages.at", { address: pagePath(page.slug) })}
      above={{ href: "/admin/pages", label: t("admin.tabs.pages") }}
      actions={<LinkButton href={pagePath(page.slug)}>{t("admin.show")}</LinkButton>}
    >
      <form method="post" action={`/admin/pages/${page.id}`} className="form">
        <input type="hidden" name="do" value={NAME} />
        <input type="hidden" name="basis" value={fingerprint(stored)} />
        <FormErrors form={NAME} />
        <Overtaken
          form={NAME}
          fields={(["titleDe", "bodyDe", "titleEn", "bodyEn"] as const).map((field) => ({
            label: `${t(field.startsWith("title") ? "admin.pages.title" : "admin.pages.body")} (${field.slice(-2)})`,
            now: stored[field],
          }))}
        />
        <PageFields form={NAME} page={stored} />
        <FormActions>
          <Button look="primary">{t("admin.save")}</Button>
          <a href="/admin/pages">{t("admin.cancel")}</a>
        </FormActions>
      </form>
      <Panel title={t("admin.pages.delete")}>
        <FormErrors form="deletePage" />
        <Confirm
          label={t("admin.pages.delete")}
          question={t("admin.pages.deleteQuestion", { title })}
          action="deletePage"
          confirmLabel={t("admin.pages.deleteConfirm")}
        />
      </Panel>
    </AdminPage>
  );
}
