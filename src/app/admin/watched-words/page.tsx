import { MAX_WATCHED_CHARS, WATCHED_ACTIONS } from "#forum/prevention/watched/input.ts";
import { type Watched, watched } from "#forum/prevention/watched/queries.ts";
import { MAX_BODY_CHARS } from "#forum/threads/input.ts";
import { Button } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { Checkbox, FormActions, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.watched-words");

const PLACE = "/admin/watched-words";

/** Words that are blocked, held or reported, and a box to try a text in. */
export default async function WatchedWordsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = administration();
  const all = await watched(forum, actor);
  return (
    <AdminPage
      area="watched-words"
      title={t("admin.tabs.watched-words")}
      rule={t("admin.about.watched-words")}
      query={searchParams}
    >
      <FormErrors form="unwatch" />
      {all.length === 0 ? (
        <EmptyState title={t("admin.watched.emptyTitle")}>{t("admin.watched.emptyText")}</EmptyState>
      ) : (
        <WatchedTable all={all} />
      )}
      <Panel title={t("admin.watched.new")}>
        <WatchForm />
      </Panel>
      <Panel title={t("admin.watched.try")}>
        <TryForm />
      </Panel>
    </AdminPage>
  );
}

function WatchedTable({ all }: { all: readonly Watched[] }) {
  const { t } = here();
  return (
    <DataTable
      caption={t("admin.watched.caption")}
      columns={[
        { label: t("admin.watched.text") },
        { label: t("admin.watched.action") },
        { label: t("admin.actions"), labelHidden: true },
      ]}
      rows={all.map(({ id, text, isPattern, action, extra }) => ({
        key: String(id),
        cells: [
          isPattern ? <code key="text">{text}</code> : text,
          [t(`admin.watched.actions.${action}`), extra].filter(Boolean).join(": "),
          <RowActions
            key="acts"
            items={[
              {
                do: "unwatch",
                action: PLACE,
                fields: { id: String(id) },
                label: t("admin.watched.remove"),
                name: t("admin.watched.removeName", { text }),
              },
            ]}
          />,
        ],
      }))}
    />
  );
}

function WatchForm() {
  const { t, form } = here();
  return (
    <form method="post" action={PLACE} className="form">
      <input type="hidden" name="do" value="watch" />
      <FormErrors form="watch" />
      <TextField
        name="text"
        label={t("admin.watched.text")}
        hint={t("admin.watched.textHint")}
        value={typed(form, "watch", "text")}
        error={fieldError("watch", "text")}
        maxLength={MAX_WATCHED_CHARS}
        required
      />
      <Checkbox
        name="isPattern"
        label={t("admin.watched.isPattern")}
        hint={t("admin.watched.isPatternHint")}
        checked={typedList(form, "watch", "isPattern").length > 0}
      />
      <SelectField
        name="action"
        label={t("admin.watched.action")}
        value={typed(form, "watch", "action", "hold")}
        error={fieldError("watch", "action")}
        options={WATCHED_ACTIONS.map((value) => ({ value, label: t(`admin.watched.actions.${value}`) }))}
      />
      <TextField
        name="extra"
        label={t("admin.watched.extra")}
        hint={t("admin.watched.extraHint")}
        value={typed(form, "watch", "extra")}
        error={fieldError("watch", "extra")}
        maxLength={MAX_WATCHED_CHARS}
      />
      <FormActions>
        <Button look="primary">{t("admin.watched.add")}</Button>
      </FormActions>
    </form>
  );
}

function TryForm() {
  const { t, form } = here();
  const found = form?.do === "try" ? (form.shown.found as Pick<Watched, "text" | "action">[] | undefined) : undefined;
  return (
    <form method="post" action={PLACE} className="form">
      <input type="hidden" name="do" value="try" />
      <FormErrors form="try" />
      {found && (
        <Notice tone={found.length > 0 ? "warn" : "success"} live>
          {found.length === 0
            ? t("admin.watched.nothingFound")
            : found.map(({ text, action }) => `${text}: ${t(`admin.watched.actions.${action}`)}`).join(" · ")}
        </Notice>
      )}
      <TextArea
        name="sample"
        label={t("admin.watched.sample")}
        value={typed(form, "try", "sample")}
        error={fieldError("try", "sample")}
        maxLength={MAX_BODY_CHARS}
        rows={4}
      />
      <FormActions>
        <Button look="line">{t("admin.watched.tryIt")}</Button>
      </FormActions>
    </form>
  );
}
