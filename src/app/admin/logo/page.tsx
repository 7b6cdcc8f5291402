import { LOGO_TYPES, MAX_LOGO_MEGABYTES } from "#forum/logo/input.ts";
import type { Logo as LogoSetting } from "#forum/settings/logo.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox, FileField, FormActions } from "#ui/field.tsx";
import { Logo } from "#ui/logo.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typedList } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { imageOf } from "../../logo-image.ts";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.logo");

const PLACE = "/admin/logo";
const NAME = "changeLogo";

/** The company's sign in the head of every page. */
export default function AdminLogoPage({ searchParams }: { searchParams: Query }) {
  const { t, form, settings } = administration();
  const { logo } = settings;
  return (
    <AdminPage area="logo" title={t("admin.tabs.logo")} rule={t("admin.about.logo")} query={searchParams}>
      {logo.light ? (
        <Shown logo={logo} />
      ) : (
        <EmptyState title={t("admin.logo.emptyTitle")}>{t("admin.logo.emptyText")}</EmptyState>
      )}
      <Panel title={t(logo.light ? "admin.logo.change" : "admin.logo.choose")}>
        <form method="post" action={PLACE} encType="multipart/form-data" className="form">
          <input type="hidden" name="do" value={NAME} />
          <FormErrors form={NAME} />
          <FileField
            name="logo"
            label={t("admin.logo.light")}
            hint={t("admin.logo.lightHint", { limit: MAX_LOGO_MEGABYTES })}
            error={fieldError(NAME, "logo")}
            accept={LOGO_TYPES}
            required={!logo.light}
          />
          <FileField
            name="logoDark"
            label={t("admin.logo.dark")}
            hint={t("admin.logo.darkHint")}
            optional={t("profile.optional")}
            error={fieldError(NAME, "logoDark")}
            accept={LOGO_TYPES}
          />
          <Checkbox
            name="nameShown"
            label={t("admin.logo.nameShown")}
            hint={t("admin.logo.nameShownHint", { name: settings.siteName })}
            checked={typedList(form, NAME, "nameShown", logo.nameShown ? ["on"] : []).length > 0}
          />
          <FormActions>
            <Button look="primary">{t("admin.save")}</Button>
          </FormActions>
        </form>
      </Panel>
    </AdminPage>
  );
}

/** How it looks on light pages and on dark ones. */
function Shown({ logo }: { logo: LogoSetting }) {
  const { t } = here();
  return (
    <div className="logos">
      {(["light", "dark"] as const).map((variant) => {
        const picture = logo[variant] ?? logo.light;
        return (
          picture && (
            <figure key={variant}>
              <div className={variant}>
                <Logo light={imageOf(picture)} alt="" />
              </div>
              <figcaption>
                {t(`admin.logo.shown.${variant}`)}
                {logo[variant] && <RemoveLogo variant={variant} />}
              </figcaption>
            </figure>
          )
        );
      })}
    </div>
  );
}

function RemoveLogo({ variant }: { variant: "light" | "dark" }) {
  const { t } = here();
  return (
    <form method="post" action={PLACE}>
      <input type="hidden" name="do" value="removeLogo" />
      <input type="hidden" name="variant" value={variant} />
      <Button look="quiet" small icon="trash" aria-label={t(`admin.logo.remove.${variant}`)}>
        {t("admin.logo.removeShort")}
      </Button>
    </form>
  );
}
