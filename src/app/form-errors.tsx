import { ErrorSummary } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { errorsOf } from "#web/form-state.ts";

/** What the fields of our forms are called; a field of another name is told by its message alone. */
const LABELS: Readonly<Record<string, string>> = {
  bio: "profile.bio",
  body: "edit.label",
  categoryId: "compose.category",
  currentPassword: "account.currentPassword",
  displayName: "profile.displayName",
  email: "signUp.email",
  login: "signIn.login",
  name: "admin.categories.name",
  ownPassword: "account.yourPassword",
  password: "signIn.password",
  reason: "remove.reason",
  siteName: "setup.siteName",
  tags: "compose.tags",
  title: "compose.title",
  username: "signUp.username",
};

/** Sentences that say nothing without the name of their field. */
const NEED_LABEL = new Set([
  ...["required", "invalid", "too_short", "too_long", "number_too_small", "number_too_big"],
  ...["username_too_short", "username_too_long", "username_characters"],
]);

/** The sentence beside `field` of the form `name`, when it was refused. */
export function fieldError(name: string, field: string): string | undefined {
  const { t, form } = here();
  const [error] = errorsOf(form, name, field);
  return error && t(`errors.${error.code}`, error.detail);
}

/** Above a refused form: what is not right, once a field, with links to the fields. */
export function FormErrors({ form: name }: { form: string }) {
  const { t, form } = here();
  const all = errorsOf(form, name);
  const errors = all.filter(({ field }, index) => !field || all.findIndex((other) => other.field === field) === index);
  return (
    <ErrorSummary
      title={t("errors.summary", { count: errors.length })}
      errors={errors.map(({ field, code, detail }) => {
        const message = t(`errors.${code}`, detail);
        const label = NEED_LABEL.has(code) ? LABELS[field] : undefined;
        return { message: label ? `${t(label)}: ${message}` : message, ...(field && { field }) };
      })}
    />
  );
}
