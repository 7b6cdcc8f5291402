import { type Block, MAX_BLOCK_DAYS, openBlocks } from "#forum/members/blocks.ts";
import { Button } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { FormActions, SelectField, TextField } from "#ui/field.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { moment } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.blocks");

const PLACE = "/admin/blocks";
const KINDS = ["address", "email"] as const;

/** Where nobody signs up from, until when. */
export default async function BlocksPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = administration();
  const all = await openBlocks(forum, actor);
  return (
    <AdminPage area="blocks" title={t("admin.tabs.blocks")} rule={t("admin.about.blocks")} query={searchParams}>
      <FormErrors form="unblock" />
      {all.length === 0 ? (
        <EmptyState title={t("admin.blocks.emptyTitle")}>{t("admin.blocks.emptyText")}</EmptyState>
      ) : (
        <BlocksTable all={all} />
      )}
      <Panel title={t("admin.blocks.new")}>
        <BlockForm />
      </Panel>
    </AdminPage>
  );
}

function BlocksTable({ all }: { all: readonly Block[] }) {
  const { t, locale } = here();
  return (
    <DataTable
      caption={t("admin.blocks.caption")}
      columns={[
        { label: t("admin.blocks.value") },
        { label: t("admin.blocks.kind") },
        { label: t("admin.blocks.reason") },
        { label: t("admin.blocks.until") },
        { label: t("admin.actions"), labelHidden: true },
      ]}
      rows={all.map(({ id, kind, value, reason, endsAt }) => ({
        key: String(id),
        cells: [
          value,
          t(`admin.blocks.kinds.${kind}`),
          reason,
          endsAt === null ? t("admin.blocks.forever") : <Time key="until" {...moment(locale, endsAt)} />,
          <RowActions
            key="acts"
            items={[
              {
                do: "unblock",
                action: PLACE,
                fields: { id: String(id) },
                label: t("admin.blocks.remove"),
                name: t("admin.blocks.removeName", { value }),
              },
            ]}
          />,
        ],
      }))}
    />
  );
}

function BlockForm() {
  const { t, form } = here();
  return (
    <form method="post" action={PLACE} className="form">
      <input type="hidden" name="do" value="block" />
      <FormErrors form="block" />
      <SelectField
        name="kind"
        label={t("admin.blocks.kind")}
        value={typed(form, "block", "kind", "address")}
        error={fieldError("block", "kind")}
        options={KINDS.map((value) => ({ value, label: t(`admin.blocks.kinds.${value}`) }))}
      />
      <TextField
        name="value"
        label={t("admin.blocks.value")}
        hint={t("admin.blocks.valueHint")}
        value={typed(form, "block", "value")}
        error={fieldError("block", "value")}
        required
      />
      <TextField
        name="days"
        label={t("admin.blocks.days")}
        hint={t("admin.blocks.daysHint")}
        value={typed(form, "block", "days", "7")}
        error={fieldError("block", "days")}
        type="number"
        min={0}
        max={MAX_BLOCK_DAYS}
        required
        short
      />
      <TextField
        name="reason"
        label={t("admin.blocks.reason")}
        hint={t("admin.blocks.reasonHint")}
        value={typed(form, "block", "reason")}
        error={fieldError("block", "reason")}
      />
      <FormActions>
        <Button look="primary">{t("admin.blocks.add")}</Button>
      </FormActions>
    </form>
  );
}
