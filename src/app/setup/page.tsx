import type { Metadata } from "next";
import { isSetupToken } from "#forum/members/setup.ts";
import { Button } from "#ui/button.tsx";
import { ChoiceGroup, FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { NewPasswordField, UsernameField } from "../account-fields.tsx";
import { FormErrors, fieldError } from "../form-errors.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("setup.title"), robots: { index: false } });

export default async function SetupPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const context = here();
  const { t, form, forum } = context;
  const token = typed(form, "setUp", "token") || String((await searchParams).token ?? "");
  if (!(await isSetupToken(forum, token))) {
    context.status = 410;
    return (
      <main id="main" className="wrap narrow">
        <PageHead title={t("setup.title")} />
        <Notice tone="warn">{t("setup.over")}</Notice>
      </main>
    );
  }
  const value = (field: string, otherwise?: string) => typed(form, "setUp", field, otherwise);
  const error = (field: string) => fieldError("setUp", field);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("setup.title")} rule={t("setup.intro")} />
      <form method="post" className="form">
        <input type="hidden" name="do" value="setUp" />
        <input type="hidden" name="token" value={token} />
        <FormErrors form="setUp" />
        <TextField
          name="siteName"
          label={t("setup.siteName")}
          value={value("siteName")}
          error={error("siteName")}
          required
        />
        <ChoiceGroup
          name="language"
          label={t("setup.language")}
          hint={t("setup.languageHint")}
          error={error("language")}
          value={value("language", context.settings.language)}
          options={[
            { value: "de", label: t("setup.de") },
            { value: "en", label: t("setup.en") },
          ]}
        />
        <ChoiceGroup
          name="address"
          label={t("setup.address")}
          error={error("address")}
          value={value("address", "sie")}
          options={[
            { value: "sie", label: "Sie" },
            { value: "du", label: "du" },
          ]}
        />
        <UsernameField form="setUp" />
        <TextField
          name="email"
          type="email"
          label={t("setup.email")}
          value={value("email")}
          error={error("email")}
          autoComplete="email"
          required
        />
        <NewPasswordField form="setUp" />
        <FormActions>
          <Button look="primary">{t("setup.submit")}</Button>
        </FormActions>
      </form>
    </main>
  );
}
