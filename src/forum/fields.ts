/** Fields that several forms share. Imported by inputs, so it brings nothing of the server with it. */
import { z } from "zod";

/** Ids are 32-bit numbers on both engines. */
const MAX_ID = 2_147_483_647;
const MAX_CHOSEN = 500;

/** Characters that turn the rest of a page around, or that no font draws. */
const CONTROLS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu;
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{M}]/u;

export const idField = z.coerce.number({ error: "invalid" }).int().min(1, { error: "invalid" }).max(MAX_ID, { error: "invalid" });

/** A choice that may stay open: an empty field is null. */
export const optionalIdField = z.union([z.literal("").transform(() => null), idField]).nullable().default(null);

/** Ticked boxes of one name: none, one or several ids. */
export const idsField = z
  .union([z.array(idField).max(MAX_CHOSEN), idField.transform((id) => [id])])
  .default([])
  .transform((ids) => [...new Set(ids)]);

/** One line that people read; may be empty. Spaces are collapsed, control characters dropped. */
export function optionalLine(max: number) {
  return z
    .string()
    .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").replace(CONTROLS, "").trim())
    .pipe(z.string().max(max));
}

/** One line with something to see in it. */
export function line(max: number) {
  return optionalLine(max).refine((text) => VISIBLE.test(text), { error: "required" });
}

/** A box that was ticked or not: forms send nothing for those that are not. */
export const tickedField = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== "");
