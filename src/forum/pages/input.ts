import { z } from "zod";
import { idField, optionalLine, tickedField } from "../fields.ts";

export const MAX_SLUG_CHARS = 60;
export const MAX_PAGE_TITLE_CHARS = 120;
export const MAX_PAGE_CHARS = 100_000;

const body = z.string().trim().max(MAX_PAGE_CHARS).default("");
const title = optionalLine(MAX_PAGE_TITLE_CHARS).default("");

const fields = z.object({ titleDe: title, bodyDe: body, titleEn: title, bodyEn: body, inFooter: tickedField });

type Texts = Pick<z.output<typeof fields>, "titleDe" | "bodyDe" | "titleEn" | "bodyEn">;

/** A language has both, title and text, or neither; one of them at least is there. */
function refineTexts(page: Texts, context: z.RefinementCtx): void {
  const languages = [
    ["titleDe", "bodyDe"],
    ["titleEn", "bodyEn"],
  ] as const;
  const used = languages.filter((names) => names.some((name) => page[name] !== ""));
  for (const names of used.length > 0 ? used : languages.slice(0, 1)) {
    for (const name of names) {
      if (page[name] === "") context.addIssue({ code: "custom", message: "required", path: [name] });
    }
  }
}

/** The last part of the address; it stays, because others link to it. */
const slug = z
  .string()
  .trim()
  .toLowerCase()
  .max(MAX_SLUG_CHARS)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: "page_slug" });

export const newPageInput = fields.extend({ slug }).superRefine(refineTexts);
export const editPageInput = fields
  .extend({ id: idField, basis: z.string().max(40).default("") })
  .superRefine(refineTexts);
export const pageInput = z.object({ id: idField });
