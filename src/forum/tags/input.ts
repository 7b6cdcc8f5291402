import { z } from "zod";
import { idField, optionalLine } from "../fields.ts";
import { tagKey, tagName, tagProblem } from "./names.ts";

export const MAX_TAGS_PER_THREAD = 5;
export const MAX_TAG_DESCRIPTION_CHARS = 300;
const MAX_TYPED_CHARS = 400;

/** One tag's name, cleaned up. */
export const tagNameField = z
  .string()
  .max(MAX_TYPED_CHARS)
  .transform(tagName)
  .superRefine((name, context) => {
    const problem = tagProblem(name);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** The tags of a thread as one text, parted by commas (names may then hold spaces), or else by spaces. */
export const tagsField = z
  .string()
  .max(MAX_TYPED_CHARS)
  .default("")
  .transform((typed) => distinct(typed.split(/[,;\n]/.test(typed.trim()) ? /[,;\n]/ : /\s/).map(tagName)))
  .superRefine((names, context) => {
    const problem = names.map(tagProblem).find((found) => found !== null);
    if (problem) context.addIssue({ code: "custom", message: problem });
    if (names.length > MAX_TAGS_PER_THREAD) context.addIssue({ code: "custom", message: "too_many_tags" });
  });

function distinct(names: readonly string[]): string[] {
  return [...new Map(names.filter(Boolean).map((name) => [tagKey(name), name])).values()];
}

const descriptionField = optionalLine(MAX_TAG_DESCRIPTION_CHARS).default("");

export const newTagInput = z.object({ name: tagNameField, description: descriptionField });
export const tagInput = z.object({ id: idField });
export const editTagInput = newTagInput.extend({
  id: idField,
  /** What the form was filled from; see fingerprint.ts. */
  basis: z.string().max(40).default(""),
});
/** The name of the tag that stays. */
export const mergeTagInput = tagInput.extend({ into: tagNameField });
