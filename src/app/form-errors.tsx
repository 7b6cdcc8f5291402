import { ErrorSummary } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { errorsOf } from "#web/form-state.ts";

/** The sentence beside `field` of the form `name`, when it was refused. */
export function fieldError(name: string, field: string): string | undefined {
  const { t, form } = here();
  const [error] = errorsOf(form, name, field);
  return error && t(`errors.${error.code}`, error.detail);
}

/** Above a refused form: what is not right, with links to the fields. */
export function FormErrors({ form: name }: { form: string }) {
  const { t, form } = here();
  const errors = errorsOf(form, name);
  return (
    <ErrorSummary
      title={t("errors.summary", { count: errors.length })}
      errors={errors.map(({ field, code, detail }) => ({
        message: t(`errors.${code}`, detail),
        ...(field && { field }),
      }))}
    />
  );
}
