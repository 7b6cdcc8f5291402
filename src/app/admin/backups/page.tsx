import { type BackupState, backupState } from "#forum/backups/queries.ts";
import { fingerprint } from "#forum/fingerprint.ts";
import { MAX_BACKUPS_KEPT } from "#forum/settings/backups.ts";
import { Button } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { Checkbox, FormActions, SelectField, TextField } from "#ui/field.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import { moment, numeral } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { Overtaken } from "../overtaken.tsx";

export const generateMetadata = adminTitle("admin.tabs.backups");

const FORM = "changeBackups";
const MEGABYTE = 1_000_000;

export default async function BackupsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = administration();
  const state = await backupState(forum, actor);
  return (
    <AdminPage
      area="backups"
      title={t("admin.tabs.backups")}
      rule={t("admin.about.backups")}
      query={searchParams}
      actions={
        state && (
          <form method="post" action="/admin/backups">
            <input type="hidden" name="do" value="start" />
            <Button look="primary">{t("admin.backups.start")}</Button>
          </form>
        )
      }
    >
      {state ? <Backups state={state} /> : <Notice>{t("admin.backups.postgres")}</Notice>}
    </AdminPage>
  );
}

function Backups({ state: { backups, isRunning, failure } }: { state: BackupState }) {
  const { t, locale } = here();
  return (
    <>
      <FormErrors form="start" />
      <FormErrors form="drop" />
      {isRunning && !failure && <Notice>{t("admin.backups.running")}</Notice>}
      {failure && <Notice tone="danger">{t("admin.backups.failed", { reason: failure })}</Notice>}
      {backups.length === 0 ? (
        <EmptyState title={t("admin.backups.emptyTitle")}>{t("admin.backups.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.backups.caption")}
          columns={[
            { label: t("admin.backups.made") },
            { label: t("admin.backups.size"), end: true },
            { label: t("admin.mails.file") },
            { label: t("admin.actions"), labelHidden: true },
          ]}
          rows={backups.map(({ name, bytes, madeAt }) => {
            const when = moment(locale, madeAt).text;
            return {
              key: name,
              cells: [
                when,
                t("admin.backups.megabytes", { size: numeral(locale, Math.round((bytes / MEGABYTE) * 10) / 10) }),
                <a key="file" href={`/admin/backups/${name}`} download>
                  <code>{name}</code>
                </a>,
                <RowActions
                  key="acts"
                  items={[
                    {
                      do: "drop",
                      action: "/admin/backups",
                      fields: { name },
                      label: t("admin.backups.delete"),
                      name: t("admin.backups.deleteName", { when }),
                      danger: true,
                    },
                  ]}
                />,
              ],
            };
          })}
        />
      )}
      <Schedule />
    </>
  );
}

function Schedule() {
  const { t, form, settings } = here();
  const { daily, hour, keep } = settings.backups;
  const hours = Array.from({ length: 24 }, (_, at) => ({
    value: String(at),
    label: `${String(at).padStart(2, "0")}:00`,
  }));
  return (
    <Panel title={t("admin.backups.schedule")}>
      <form method="post" action="/admin/backups" className="form">
        <input type="hidden" name="do" value={FORM} />
        <input type="hidden" name="basis" value={fingerprint(settings.backups)} />
        <FormErrors form={FORM} />
        <Overtaken
          form={FORM}
          fields={[
            { label: t("admin.backups.daily"), now: t(daily ? "admin.yes" : "admin.no") },
            { label: t("admin.backups.hour"), now: String(hour) },
            { label: t("admin.backups.keep"), now: String(keep) },
          ]}
        />
        <Checkbox
          name="daily"
          label={t("admin.backups.daily")}
          checked={typedList(form, FORM, "daily", daily ? ["on"] : []).length > 0}
        />
        <SelectField
          name="hour"
          label={t("admin.backups.hour")}
          hint={t("admin.backups.hourHint", { zone: settings.timeZone.replaceAll("_", " ") })}
          value={typed(form, FORM, "hour", String(hour))}
          error={fieldError(FORM, "hour")}
          options={hours}
        />
        <TextField
          name="keep"
          type="number"
          label={t("admin.backups.keep")}
          hint={t("admin.backups.keepHint")}
          value={typed(form, FORM, "keep", String(keep))}
          error={fieldError(FORM, "keep")}
          min={1}
          max={MAX_BACKUPS_KEPT}
          short
          required
        />
        <FormActions>
          <Button>{t("admin.save")}</Button>
        </FormActions>
      </form>
    </Panel>
  );
}
