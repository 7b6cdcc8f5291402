import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";

/** Leads to settings and areas that say what is looked for. */
export function FindSetting() {
  const { t } = here();
  return (
    <form method="get" action="/admin/settings" className="filter">
      <TextField name="q" label={t("admin.settings.find")} type="search" />
      <Button>{t("admin.find")}</Button>
    </form>
  );
}
