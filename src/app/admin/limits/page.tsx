import { fingerprint } from "#forum/fingerprint.ts";
import { type LimitName, limitsInput, MAX_LIMIT_COUNT, MAX_LIMIT_SECONDS } from "#forum/settings/input.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { described, FormActions } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { Overtaken } from "../overtaken.tsx";

export const generateMetadata = adminTitle("admin.tabs.limits");

const PARTS = ["count", "seconds"] as const;
const NAMES = Object.keys(limitsInput.shape) as LimitName[];

export default async function AdminLimitsPage({ searchParams }: { searchParams: Query }) {
  const { t, settings } = administration();
  return (
    <AdminPage area="limits" title={t("admin.tabs.limits")} rule={t("admin.limits.rule")} query={searchParams}>
      <form method="post" action="/admin/limits">
        <input type="hidden" name="do" value="changeLimits" />
        <input type="hidden" name="basis" value={fingerprint(settings.limits)} />
        <FormErrors form="changeLimits" />
        <Overtaken
          form="changeLimits"
          fields={NAMES.map((name) => ({
            label: t(`admin.limits.names.${name}`),
            now: PARTS.map((part) => `${t(`admin.limits.${part}`)}: ${settings.limits[name][part]}`).join(", "),
          }))}
        />
        <DataTable
          caption={t("admin.limits.caption")}
          captionHidden
          columns={[{ label: t("admin.limits.what") }, { label: t("admin.limits.caption"), labelHidden: true }]}
          rows={NAMES.map((name) => ({
            key: name,
            cells: [
              <span key="words" className="limit">
                {t(`admin.limits.names.${name}`)} <span className="hint">{t(`admin.limits.why.${name}`)}</span>
              </span>,
              <div key="numbers" className="form-acts">
                <NumberField name={name} part="count" stored={settings.limits[name].count} />
                <NumberField name={name} part="seconds" stored={settings.limits[name].seconds} />
              </div>,
            ],
          }))}
        />
        <FormActions>
          <Button look="primary">{t("admin.save")}</Button>
        </FormActions>
      </form>
    </AdminPage>
  );
}

function NumberField({ name, part, stored }: { name: LimitName; part: (typeof PARTS)[number]; stored: number }) {
  const { t, form } = here();
  const field = `${name}.${part}`;
  const error = fieldError("changeLimits", field);
  return (
    <span className="field">
      <label htmlFor={field}>
        {t(`admin.limits.${part}`)}
        <span className="vh">: {t(`admin.limits.names.${name}`)}</span>
      </label>
      <input
        {...described(field, error ? { error } : {})}
        className="control number"
        type="number"
        inputMode="numeric"
        id={field}
        name={field}
        defaultValue={typed(form, "changeLimits", field, String(stored))}
        min={1}
        max={part === "count" ? MAX_LIMIT_COUNT : MAX_LIMIT_SECONDS}
        required
      />
      {error && (
        <span className="error" id={`${field}-error`}>
          {error}
        </span>
      )}
    </span>
  );
}
