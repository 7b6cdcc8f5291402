import { MAX_GROUP_NAME_CHARS } from "#forum/groups/input.ts";
import { listGroups } from "#forum/groups/queries.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { typed } from "#web/form-state.ts";
import { numeral } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.groups");

export default async function AdminGroupsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, form, locale } = administration();
  const groups = await listGroups(forum, actor);
  return (
    <AdminPage area="groups" title={t("admin.tabs.groups")} rule={t("admin.about.groups")} query={searchParams}>
      {groups.length === 0 ? (
        <EmptyState title={t("admin.groups.emptyTitle")}>{t("admin.groups.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.groups.caption")}
          columns={[{ label: t("admin.groups.name") }, { label: t("admin.groups.members"), end: true }]}
          rows={groups.map((group) => ({
            key: group.id,
            cells: [
              <a key="name" href={`/admin/groups/${group.id}`}>
                {group.name}
              </a>,
              numeral(locale, group.members),
            ],
          }))}
        />
      )}
      <Panel title={t("admin.groups.new")}>
        <form method="post" action="/admin/groups" className="form">
          <input type="hidden" name="do" value="createGroup" />
          <FormErrors form="createGroup" />
          <TextField
            name="name"
            label={t("admin.groups.name")}
            value={typed(form, "createGroup", "name")}
            error={fieldError("createGroup", "name")}
            maxLength={MAX_GROUP_NAME_CHARS}
            dir="auto"
            required
          />
          <FormActions>
            <Button look="primary">{t("admin.groups.create")}</Button>
          </FormActions>
        </form>
      </Panel>
    </AdminPage>
  );
}
