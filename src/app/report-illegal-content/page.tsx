import type { Metadata } from "next";
import { MAX_ADDRESS_CHARS, MAX_EMAIL_CHARS, MAX_NAME_CHARS, MAX_REPORT_CHARS } from "#forum/moderation/input.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox, FormActions, TextArea, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead, Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";

const NAME = "report";

export const generateMetadata = (): Metadata => ({ title: here().t("illegal.title"), robots: { index: false } });

/** A notice of illegal content, open to everybody. `?address=` names the content. */
export default async function ReportIllegalContentPage({ searchParams }: { searchParams: Query }) {
  const { t, form, actor } = here();
  const { reference } = form?.shown ?? {};
  const address = single((await searchParams).address).slice(0, MAX_ADDRESS_CHARS);
  const value = (field: string, otherwise = "") => typed(form, NAME, field, otherwise);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("illegal.title")} rule={t("illegal.rule")} />
      {typeof reference === "string" ? (
        <Notice tone="success" title={t("illegal.thanks")} live>
          <p>{t("illegal.reference", { reference })}</p>
          <p>{t("illegal.whatNow")}</p>
        </Notice>
      ) : (
        <Panel>
          <form method="post" action="/report-illegal-content" className="form">
            <input type="hidden" name="do" value={NAME} />
            <FormErrors form={NAME} />
            <TextField
              name="address"
              label={t("illegal.address")}
              hint={t("illegal.addressHint")}
              value={value("address", address)}
              error={fieldError(NAME, "address")}
              maxLength={MAX_ADDRESS_CHARS}
              inputMode="url"
              required
            />
            <TextArea
              name="reasons"
              label={t("illegal.reasons")}
              hint={t("illegal.reasonsHint")}
              value={value("reasons")}
              error={fieldError(NAME, "reasons")}
              maxLength={MAX_REPORT_CHARS}
              rows={6}
              dir="auto"
              required
            />
            <Checkbox
              name="concernsChildren"
              label={t("illegal.children")}
              hint={t("illegal.childrenHint")}
              checked={value("concernsChildren") !== ""}
            />
            <TextField
              name="name"
              label={t("illegal.name")}
              value={value("name", actor.displayName)}
              error={fieldError(NAME, "name")}
              maxLength={MAX_NAME_CHARS}
              autoComplete="name"
              dir="auto"
            />
            <TextField
              name="email"
              type="email"
              label={t("illegal.email")}
              hint={t("illegal.emailHint")}
              value={value("email")}
              error={fieldError(NAME, "email")}
              maxLength={MAX_EMAIL_CHARS}
              autoComplete="email"
            />
            <Checkbox
              name="goodFaith"
              label={t("illegal.goodFaith")}
              checked={value("goodFaith") !== ""}
              error={fieldError(NAME, "goodFaith")}
              required
            />
            <FormActions>
              <Button look="primary">{t("illegal.send")}</Button>
            </FormActions>
          </form>
        </Panel>
      )}
    </main>
  );
}
