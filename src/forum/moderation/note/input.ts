import { z } from "zod";
import { idField } from "../../fields.ts";
import { returnField } from "../../members/input.ts";

export const MAX_NOTE_CHARS = 2_000;

export const noteTargetInput = z.object({ target: z.enum(["member", "thread"]), targetId: idField });
export type NoteTarget = z.output<typeof noteTargetInput>;

/** Where the form stood: the way back. */
const backField = returnField.default("/");

export const noteInput = noteTargetInput.extend({
  body: z.string().trim().min(1).max(MAX_NOTE_CHARS),
  back: backField,
});
export const removeNoteInput = z.object({ noteId: idField, back: backField });
