import { z } from "zod";
import { idField, idsField, optionalIdField } from "../../fields.ts";
import { tagsField } from "../../tags/input.ts";
import { MAX_REASON_CHARS } from "../input.ts";

export const THREAD_STATES = ["open", "closed", "pinned"] as const;

/** What cannot be meant is as if it had not been asked. */
export const findThreadsInput = z.object({
  title: z.string().trim().max(160).catch("").default(""),
  by: z.string().trim().max(60).catch("").default(""),
  categoryId: optionalIdField.catch(null),
  state: z
    .enum(["", ...THREAD_STATES])
    .catch("")
    .default(""),
});
export type ThreadsQuery = z.output<typeof findThreadsInput>;

const ids = idsField.refine((chosen) => chosen.length > 0, { error: "choose_threads" });
const reason = z.string().trim().max(MAX_REASON_CHARS).default("");

export const closeThreadsInput = z.object({ ids, closed: z.enum(["yes", "no"]), reason });
export const moveThreadsInput = z.object({
  ids,
  categoryId: z.union([idField, z.never()], { error: "choose_category" }),
});
export const tagThreadsInput = z.object({
  ids,
  tags: tagsField.refine((tags) => tags.length > 0, { error: "required" }),
});
export const deleteThreadsInput = z.object({ ids, rule: z.string().max(40).default(""), reason });
