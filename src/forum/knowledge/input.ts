import { z } from "zod";
import { idField, optionalLine } from "../fields.ts";

/** A result is a few sentences: whoever needs more edits the answer. */
export const MAX_RESULT_CHARS = 2_000;
export const MAX_VERSION_CHARS = 40;

export const resultInput = z.object({
  /** The thread. */
  id: idField,
  /** What the writer saw, 0 when there was none: who is late is told so. */
  revision: z.coerce.number().int().min(0),
  /** Empty: takes the result away. */
  body: z.string().trim().max(MAX_RESULT_CHARS),
});

export const foldInput = z.object({ postId: idField, folded: z.enum(["yes", "no"]) });

export const checkInput = z.object({
  id: idField,
  postId: idField,
  forVersion: optionalLine(MAX_VERSION_CHARS).default(""),
});

export const feedbackInput = z.object({ id: idField, helped: z.enum(["yes", "no"]) });
