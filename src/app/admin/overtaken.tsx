import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { errorsOf } from "#web/form-state.ts";

/** After a form was overtaken by somebody else's change: what is stored now, beside what was typed. */
export function Overtaken({ form: name, fields }: { form: string; fields: readonly { label: string; now: string }[] }) {
  const { t, form } = here();
  if (!errorsOf(form, name).some(({ code }) => code === "changed_meanwhile")) return null;
  return (
    <Notice tone="warn" title={t("admin.storedNow")}>
      <dl className="stored">
        {fields.map(({ label, now }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{now || "–"}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
