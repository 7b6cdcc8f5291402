import type { RefusalDetail } from "#platform/refusal.ts";

export interface FieldError {
  /** The field it stands beside; "" for the form as a whole. */
  field: string;
  /** Key of the sentence under `errors` in the messages. */
  code: string;
  detail: RefusalDetail;
}

/** A form that comes back to the person who sent it, with all they typed. */
export interface FormState {
  /** Which of the page's forms: its `do` field. */
  readonly do: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly errors: readonly FieldError[];
  /** What an action wants shown instead of redirecting: a preview, the text of somebody else's edit. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** What was typed into `field` of the form `name`, or `otherwise`. */
export function typed(state: FormState | null, name: string, field: string, otherwise = ""): string {
  if (state?.do !== name) return otherwise;
  const value = state.values[field];
  return typeof value === "string" ? value : otherwise;
}

/** What was ticked or chosen several times in `field` of the form `name`, or `otherwise`. */
export function typedList(
  state: FormState | null,
  name: string,
  field: string,
  otherwise: readonly string[] = [],
): readonly string[] {
  if (state?.do !== name) return otherwise;
  const value = state.values[field] ?? [];
  return typeof value === "string" ? [value] : value;
}

/** The errors of the form `name` that stand beside `field`. */
export function errorsOf(state: FormState | null, name: string, field?: string): readonly FieldError[] {
  if (state?.do !== name) return [];
  return field === undefined ? state.errors : state.errors.filter((error) => error.field === field);
}
