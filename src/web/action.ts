import type { z } from "zod";
import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import type { Settings } from "#forum/settings/input.ts";
import { isRefusal, type Verdict } from "#platform/refusal.ts";
import type { FormFields } from "./form-data.ts";
import { BadFile, type TakenFiles } from "./form-files.ts";
import type { FieldError } from "./form-state.ts";

/** What an action may need of its request, beside who acts and what was typed. */
export interface ActionRequest {
  readonly settings: Settings;
  readonly address: string;
  readonly agent: string;
  readonly locale: "de" | "en";
  cookie(name: string): string | undefined;
}

export type Outcome =
  /** Done: 303 to this path of ours. */
  | { to: string; cookies?: readonly string[] }
  /** Nothing was changed: the page is shown again, 200, with `shown` beside what was typed. */
  | { show: Readonly<Record<string, unknown>>; cookies?: readonly string[] }
  /** For our script: an answer as data. */
  | { json: unknown; cookies?: readonly string[] }
  /** Back to a form of another page with what was typed there (after signing in again). */
  | { resume: { path: string; do: string; values: FormFields }; cookies?: readonly string[] };

export interface FormAction {
  /** Files that the page takes with this form, and from whom; without it none. */
  files?: { taken: TakenFiles; mayBy: (actor: Actor) => Verdict };
  run(forum: Forum, actor: Actor, raw: Readonly<Record<string, unknown>>, request: ActionRequest): Promise<Outcome>;
}

/** Input that did not pass its schema. */
export class InvalidInput extends Error {
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    super("invalid input");
    this.errors = errors;
  }
}

/**
 * What a form does: its schema, and the command it leads to. The schema sees the form's fields
 * together with the parameters of the page's address.
 */
export function action<Schema extends z.ZodType>(
  input: Schema,
  run: (forum: Forum, actor: Actor, input: z.output<Schema>, request: ActionRequest) => Promise<Outcome>,
): FormAction {
  return {
    async run(forum, actor, raw, request) {
      const parsed = await input.safeParseAsync(raw);
      if (!parsed.success) throw new InvalidInput(parsed.error.issues.map(fieldError));
      return run(forum, actor, parsed.data, request);
    },
  };
}

/** A form that takes files: from whom it is for, so that nobody else sends as much. */
export function withFiles(step: FormAction, mayBy: (actor: Actor) => Verdict, taken: TakenFiles): FormAction {
  return { ...step, files: { taken, mayBy } };
}

/** The code of a zod issue: what the sentence beside the field is called. */
function fieldError(issue: z.core.$ZodIssue): FieldError {
  const field = issue.path.map(String).join(".");
  // A schema of ours that gives its own message gives a code.
  if (/^[a-z_]+$/.test(issue.message)) return { field, code: issue.message, detail: {} };
  if ((issue.code === "too_big" || issue.code === "too_small") && ["number", "int"].includes(issue.origin)) {
    const limit = Number(issue.code === "too_big" ? issue.maximum : issue.minimum);
    return { field, code: issue.code === "too_big" ? "number_too_big" : "number_too_small", detail: { limit } };
  }
  if (issue.code === "too_big") return { field, code: "too_long", detail: { limit: Number(issue.maximum) } };
  if (issue.code === "too_small") {
    const least = Number(issue.minimum);
    return least <= 1
      ? { field, code: "required", detail: {} }
      : { field, code: "too_short", detail: { limit: least } };
  }
  if (issue.code === "invalid_type") return { field, code: "required", detail: {} };
  return { field, code: "invalid", detail: {} };
}

/** An error as what stands in the form, or null when it is a bug. */
export function refusedForm(
  error: unknown,
): { status: number; errors: readonly FieldError[]; retryAfter?: number } | null {
  if (error instanceof InvalidInput) return { status: 422, errors: error.errors };
  if (!(isRefusal(error) || error instanceof BadFile)) return null;
  const errors = [{ field: error.field ?? "", code: error.code, detail: error.detail }];
  const status = STATUS[error.code] ?? 422;
  return status === 429 ? { status, errors, retryAfter: Number(error.detail.seconds ?? 60) } : { status, errors };
}

const STATUS: Readonly<Record<string, number>> = {
  signed_out: 403,
  confirm_password: 403,
  suspended: 403,
  not_allowed: 403,
  not_found: 404,
  file_too_large: 413,
  table_too_large: 413,
  gone: 410,
  too_many: 429,
  too_many_mentions: 429,
  busy: 429,
  new_posts_a_day: 429,
  posts_wait: 429,
  slow_mode: 429,
  blocked_address: 403,
};
