import { z } from "zod";
import { returnField } from "#forum/members/input.ts";
import type { FormFields } from "./form-data.ts";
import type { FormState } from "./form-state.ts";

const waiting = z.object({
  path: returnField,
  do: z.string().max(40),
  values: z.record(z.string().max(60), z.union([z.string(), z.array(z.string())])),
});

/** A form that was sent while signed out, as the sign-in form carries it along. */
export function waitingForm(path: string, form: FormState | null): string | undefined {
  return form ? JSON.stringify({ path, do: form.do, values: form.values }) : undefined;
}

/** What `waitingForm` wrote, or null when somebody else wrote it: it can do no more than fill a form in. */
export function resumed(text: string | undefined): { path: string; do: string; values: FormFields } | null {
  if (!text) return null;
  try {
    return waiting.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
