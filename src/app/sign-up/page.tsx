import type { Metadata } from "next";
import { Fragment } from "react";
import { waitingSignUp } from "#forum/members/sign-up.ts";
import { Button } from "#ui/button.tsx";
import { Trap } from "#ui/composer.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { NewPasswordField, UsernameField } from "../account-fields.tsx";
import { trapProps } from "../editor-words.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";
import { legalLinks } from "../legal-links.ts";
import { returnHere } from "../return-here.ts";
import { SignedIn } from "../signed-in.tsx";
import { MailSent } from "./mail-sent.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("signUp.title"), robots: { index: false } });

export default async function SignUpPage({ searchParams }: { searchParams: Query }) {
  const { t, form, forum, settings, actor } = here();
  const query = await searchParams;
  if (actor.id !== null && !form) return <SignedIn title={t("signUp.title")} back={single(query.return)} />;
  const sent = typed(form, "resend", "request") || single(query.sent);
  const waiting = sent ? await waitingSignUp(forum, sent) : null;
  if (waiting) return <MailSent request={sent} {...waiting} again={single(query.again) !== ""} />;
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("signUp.title")} rule={t("signUp.intro", { site: settings.siteName })} />
      {settings.registrationOpen ? (
        <SignUpForm back={single(query.return)} />
      ) : (
        <Notice>{t("errors.registration_closed")}</Notice>
      )}
      <p>
        {t("signUp.haveAccount")} <a href={`/sign-in${returnHere()}`}>{t("site.signIn")}</a>
      </p>
    </main>
  );
}

/** Whom one gives an address to, and what becomes of it. */
function Legal() {
  const links = legalLinks();
  if (links.length === 0) return null;
  return (
    <p className="hint">
      {links.map(({ href, label }, index) => (
        <Fragment key={href}>
          {index > 0 && " · "}
          <a href={href}>{label}</a>
        </Fragment>
      ))}
    </p>
  );
}

function SignUpForm({ back }: { back: string }) {
  const { t, form } = here();
  const value = (field: string, otherwise?: string) => typed(form, "signUp", field, otherwise);
  const error = (field: string) => fieldError("signUp", field);
  return (
    <form method="post" action="/sign-up" className="form">
      <input type="hidden" name="do" value="signUp" />
      <input type="hidden" name="return" value={value("return", back || "/")} />
      <FormErrors form="signUp" />
      <FormErrors form="resend" />
      <Trap {...trapProps(here())} />
      <UsernameField form="signUp" />
      <TextField
        name="email"
        type="email"
        label={t("signUp.email")}
        hint={t("signUp.emailHint")}
        value={value("email")}
        error={error("email")}
        autoComplete="email"
        required
      />
      <NewPasswordField form="signUp" />
      <FormActions>
        <Button look="primary">{t("signUp.submit")}</Button>
      </FormActions>
      <Legal />
    </form>
  );
}
