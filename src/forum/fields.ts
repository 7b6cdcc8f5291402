/** Fields that several forms share. Imported by inputs, so it brings nothing of the server with it. */
import { z } from "zod";

/** Ids are 32-bit numbers on both engines. */
const MAX_ID = 2_147_483_647;
const MAX_CHOSEN = 500;

/** Characters that turn the rest of a page around, or that no font draws. */
const CONTROLS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu;
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{M}]/u;

/** In the one spelling that addresses have: `/p/0x1/edit` shows no form and takes none. */
export const idField = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^[1-9]\d{0,9}$/)
        .transform(Number),
    ],
    { error: "invalid" },
  )
  .pipe(z.int({ error: "invalid" }).min(1, { error: "invalid" }).max(MAX_ID, { error: "invalid" }));

/** A choice that may stay open: an empty field is null. */
export const optionalIdField = z
  .union([z.literal("").transform(() => null), idField])
  .nullable()
  .default(null);

/** Ticked boxes of one name: none, one or several ids. */
export const idsField = z
  .union([z.array(idField).max(MAX_CHOSEN), idField.transform((id) => [id])])
  .default([])
  .transform((ids) => [...new Set(ids)]);

/**
 * One line that people read; may be empty. Spaces are collapsed, control characters dropped, NFC.
 * Measured as typed too, as browsers do: the time for NFC grows with the square of a run of combining marks.
 */
export function optionalLine(max: number) {
  return z.string().max(max).transform(oneLine).pipe(z.string().max(max));
}

/** One line with something to see in it. */
export function line(max: number) {
  return optionalLine(max).refine((text) => text !== "", { error: "required" });
}

function oneLine(typed: string): string {
  const text = typed.normalize("NFC").replace(/\s+/gu, " ").replace(CONTROLS, "").trim();
  return hasVisible(text) ? text : "";
}

/** Whether there is anything to see in a text: more than spaces, marks without letters, and what no font draws. */
export function hasVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** A box that was ticked or not: forms send nothing for those that are not. */
export const tickedField = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== "");

/** A file that came with a form. */
export interface SentFile {
  /** As the sender calls it: nothing is found or kept by it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file, or none: a field in which nobody has chosen one. */
export const fileField = z
  .custom<SentFile>(
    (value) => typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array,
    { error: "invalid" },
  )
  .optional();

/** Forms are flat: fields named `first.name` and `first.kind` become `{ first: { name, kind } }`. */
export function nested(fields: unknown): unknown {
  if (typeof fields !== "object" || fields === null) return fields;
  const whole: Record<string, unknown> = Object.create(null);
  for (const [path, value] of Object.entries(fields)) {
    const [outer = "", inner] = path.split(".", 2);
    if (inner === undefined) whole[outer] = value;
    else {
      const group = whole[outer];
      whole[outer] = Object.assign(Object.create(null), typeof group === "object" ? group : undefined, {
        [inner]: value,
      });
    }
  }
  return whole;
}
