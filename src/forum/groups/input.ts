import { z } from "zod";
import { idField, line } from "../fields.ts";
import { MAX_USERNAME_CHARS } from "../members/names.ts";

export const MAX_GROUP_NAME_CHARS = 60;

export const newGroupInput = z.object({ name: line(MAX_GROUP_NAME_CHARS) });
export const groupInput = z.object({ id: idField });
export const renameGroupInput = newGroupInput.extend({ id: idField });
export const addToGroupInput = groupInput.extend({
  /** A user name, with or without an @ before it. */
  username: line(MAX_USERNAME_CHARS + 1).transform((name) => name.replace(/^@/, "")),
});
export const removeFromGroupInput = groupInput.extend({ userId: idField });
