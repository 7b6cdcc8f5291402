import { TRAP_FIELD } from "#forum/sent-fields.ts";
import { MAX_BODY_CHARS } from "#forum/threads/input.ts";
import type { EditorProps } from "#ui/composer.tsx";
import type { RequestContext } from "#web/context.ts";
import { errorsOf } from "#web/form-state.ts";

const WORDS = [
  "toolbar",
  "bold",
  "italic",
  "heading",
  "quote",
  "code",
  "link",
  "bullets",
  "numbers",
  "tasks",
  "mentions",
  "nothing",
  "restored",
] as const;

/** The field of a form that people leave alone. */
export function trapProps({ t }: RequestContext) {
  return { name: TRAP_FIELD, label: t("spam.trap") };
}

/** The writing box of the form named `form`, with its words in the reader's language. */
export function editorProps(
  { t, form: state }: RequestContext,
  box: { form: string; label: string; submit: string; value: string; threadId?: number },
): EditorProps {
  const words = Object.fromEntries(WORDS.map((word) => [word, t(`editor.${word}`)])) as Record<
    (typeof WORDS)[number],
    string
  >;
  const [error] = errorsOf(state, box.form, "body");
  const preview = state?.do === box.form ? state.shown.previewHtml : undefined;
  return {
    label: box.label,
    value: box.value,
    maxLength: MAX_BODY_CHARS,
    note: t("editor.note"),
    previewLabel: t("editor.preview"),
    submitLabel: box.submit,
    words: { ...words, quoteLead: t("editor.quoteLead", { name: "{name}", link: "{link}" }) },
    ...(error && { error: t(`errors.${error.code}`, error.detail) }),
    ...(typeof preview === "string" && { previewHtml: preview }),
    ...(box.threadId !== undefined && { threadId: box.threadId }),
  };
}
