import { type InvitationLine, MAX_INVITED_AT_ONCE } from "#forum/members/invite-many.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { FileField, FormActions, TextArea } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";

export const generateMetadata = adminTitle("admin.invitations.many");

/** Many invitations out of a table: looked at first, then sent. */
export default function InviteManyPage() {
  const { t, form } = administration();
  const name = form?.do ?? "preview";
  const lines = form?.do === "preview" ? (form.shown.lines as InvitationLine[] | undefined) : undefined;
  const right = lines?.filter(({ error }) => error === null).length ?? 0;
  const error = fieldError(name, "csv");
  return (
    <AdminPage
      area="invitations"
      title={t("admin.invitations.many")}
      rule={t("admin.invitations.manyRule", { most: MAX_INVITED_AT_ONCE })}
      above={{ href: "/admin/invitations", label: t("admin.tabs.invitations") }}
    >
      <form method="post" action="/admin/invitations/csv" encType="multipart/form-data" className="form">
        <FormErrors form={name} />
        <FileField
          name="table"
          label={t("admin.invitations.file")}
          hint={t("admin.invitations.fileHint")}
          optional={t("profile.optional")}
          error={fieldError(name, "table")}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        />
        <TextArea
          name="csv"
          label={t("admin.invitations.table")}
          hint={t("admin.invitations.tableHint")}
          value={typed(form, name, "csv")}
          error={error}
          rows={10}
          spellCheck={false}
        />
        {lines && <Lines lines={lines} right={right} />}
        <FormActions>
          {right > 0 && (
            <Button look="primary" icon="mail" name="do" value="inviteMany">
              {t("admin.invitations.sendMany", { count: right })}
            </Button>
          )}
          <Button name="do" value="preview">
            {t("admin.invitations.look")}
          </Button>
        </FormActions>
      </form>
    </AdminPage>
  );
}

function Lines({ lines, right }: { lines: readonly InvitationLine[]; right: number }) {
  const { t } = here();
  return (
    <>
      <Notice tone={right === lines.length ? "success" : "warn"} live>
        {t("admin.invitations.looked", { right, wrong: lines.length - right })}
      </Notice>
      <DataTable
        caption={t("admin.invitations.lines")}
        columns={[
          { label: t("admin.invitations.line"), end: true },
          { label: t("admin.invitations.email") },
          { label: t("admin.people.name") },
          { label: t("admin.people.role") },
          { label: t("admin.invitations.group") },
          { label: t("admin.invitations.becomes") },
        ]}
        rows={lines.map(({ line, email, name, role, group, error }) => ({
          key: line,
          cells: [
            line,
            email || "–",
            name || "–",
            role ? t(`roles.${role}`) : "–",
            group || "–",
            error ? t(`errors.${error}`) : t("admin.invitations.willInvite"),
          ],
        }))}
      />
    </>
  );
}
