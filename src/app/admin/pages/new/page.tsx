import { Button } from "#ui/button.tsx";
import { FormActions } from "#ui/field.tsx";
import { FormErrors } from "../../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";
import { PageFields } from "../page-form.tsx";

export const generateMetadata = adminTitle("admin.pages.new");

export default function NewPagePage() {
  const { t } = administration();
  return (
    <AdminPage
      area="pages"
      title={t("admin.pages.new")}
      rule={t("admin.pages.newRule")}
      above={{ href: "/admin/pages", label: t("admin.tabs.pages") }}
    >
      <form method="post" action="/admin/pages/new" className="form">
        <input type="hidden" name="do" value="createPage" />
        <FormErrors form="createPage" />
        <PageFields form="createPage" />
        <FormActions>
          <Button look="primary">{t("admin.pages.create")}</Button>
          <a href="/admin/pages">{t("admin.cancel")}</a>
        </FormActions>
      </form>
    </AdminPage>
  );
}
