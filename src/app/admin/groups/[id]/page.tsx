import { notFound } from "next/navigation";
import { MAX_GROUP_NAME_CHARS } from "#forum/groups/input.ts";
import { type GroupView, readGroup } from "#forum/groups/queries.ts";
import { Button } from "#ui/button.tsx";
import { Confirm } from "#ui/confirm.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { pageNumber, pathId, type Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { Pages } from "../../../pages.tsx";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";

export const generateMetadata = adminTitle("admin.groups.edit");

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export default async function EditGroupPage({ params, searchParams }: Props) {
  const { forum, actor, t, form } = administration();
  const id = pathId((await params).id);
  const page = pageNumber((await searchParams).page);
  const group = id === null || page === null ? null : await readGroup(forum, actor, id, page);
  if (!group || page === null || page > group.pages) notFound();
  const address = `/admin/groups/${group.id}`;
  return (
    <AdminPage
      area="groups"
      title={group.name}
      query={searchParams}
      rule={
        group.categories.length > 0 &&
        t("admin.groups.usedBy", { names: group.categories.map(({ name }) => name).join(", ") })
      }
      above={{ href: "/admin/groups", label: t("admin.tabs.groups") }}
    >
      <Members group={group} address={address} />
      <Pages current={page} total={group.pages} path={address} />
      <Panel title={t("admin.groups.add")}>
        <form method="post" action={address} className="form">
          <input type="hidden" name="do" value="addToGroup" />
          <FormErrors form="addToGroup" />
          <TextField
            name="username"
            label={t("admin.groups.username")}
            value={typed(form, "addToGroup", "username")}
            error={fieldError("addToGroup", "username")}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            required
          />
          <FormActions>
            <Button look="primary">{t("admin.groups.addSubmit")}</Button>
          </FormActions>
        </form>
      </Panel>
      <Panel title={t("admin.groups.rename")}>
        <form method="post" action={address} className="form">
          <input type="hidden" name="do" value="renameGroup" />
          <FormErrors form="renameGroup" />
          <TextField
            name="name"
            label={t("admin.groups.name")}
            value={typed(form, "renameGroup", "name", group.name)}
            error={fieldError("renameGroup", "name")}
            maxLength={MAX_GROUP_NAME_CHARS}
            dir="auto"
            required
          />
          <FormActions>
            <Button>{t("admin.save")}</Button>
          </FormActions>
        </form>
      </Panel>
      <Panel title={t("admin.groups.delete")}>
        <FormErrors form="deleteGroup" />
        {group.categories.length > 0 ? (
          <p className="hint">{t("errors.group_in_use")}</p>
        ) : (
          <Confirm
            label={t("admin.groups.delete")}
            question={t("admin.groups.deleteQuestion", { name: group.name })}
            action="deleteGroup"
            confirmLabel={t("admin.groups.deleteConfirm")}
          />
        )}
      </Panel>
    </AdminPage>
  );
}

function Members({ group, address }: { group: GroupView; address: string }) {
  const { t } = here();
  if (group.members.length === 0) return <p className="hint">{t("admin.groups.nobody")}</p>;
  return (
    <DataTable
      caption={t("admin.groups.memberCaption")}
      columns={[{ label: t("admin.people.name") }, { label: t("admin.actions"), labelHidden: true }]}
      rows={group.members.map((member) => ({
        key: member.id,
        cells: [
          <span key="name">
            <a href={`/admin/people/${member.id}`}>{member.displayName}</a>{" "}
            <span className="hint">@{member.username}</span>
          </span>,
          <RowActions
            key="acts"
            items={[
              {
                do: "removeFromGroup",
                action: address,
                fields: { userId: member.id },
                label: t("admin.groups.remove"),
                name: t("admin.groups.removeName", { name: member.displayName }),
              },
            ]}
          />,
        ],
      }))}
    />
  );
}
