import { z } from "zod";
import { MAX_CLOSE_DAYS, MAX_SLOW_SECONDS } from "../categories/input.ts";
import { hasVisible, idField, idsField, optionalLine } from "../fields.ts";
import { tagsField } from "../tags/input.ts";

/** A page of a thread holds 20 numbers: post N stands on page ceil(N / 20) for ever. */
export const POSTS_PER_PAGE = 20;
export const THREADS_PER_PAGE = 30;
export const MAX_TITLE_CHARS = 160;
export const MIN_TITLE_CHARS = 5;
export const MAX_BODY_CHARS = 32_000;
export const MAX_REASON_CHARS = 300;

export const bodyField = z
  .string()
  .trim()
  .max(MAX_BODY_CHARS)
  .refine((body) => hasVisible(body), { error: "required" });
/** What nobody sees does not make a title longer. */
export const titleField = optionalLine(MAX_TITLE_CHARS).superRefine((title, context) => {
  if (title.replace(/\p{Default_Ignorable_Code_Point}/gu, "").length >= MIN_TITLE_CHARS) return;
  context.addIssue({ code: "too_small", origin: "string", minimum: MIN_TITLE_CHARS, inclusive: true, input: title });
});
/** Made by the form: the same one twice posts once. */
const clientKey = z.string().min(8).max(64);
const reason = z.string().trim().max(MAX_REASON_CHARS).default("");

export const startThreadInput = z.object({
  categoryId: z.union([idField, z.never()], { error: "choose_category" }),
  title: titleField,
  body: bodyField,
  tags: tagsField,
  clientKey,
});

export const replyInput = z.object({
  /** The thread. */
  id: idField,
  /** Number of the post that is answered; empty: the thread. */
  to: z
    .union([z.literal("").transform(() => null), idField])
    .nullable()
    .default(null),
  body: bodyField,
  clientKey,
});

export const editPostInput = z.object({
  postId: idField,
  /** What the editor saw: who is late is shown the difference. */
  revision: z.coerce.number().int().min(1),
  body: bodyField,
  /** For the opening post. */
  title: titleField.optional(),
  tags: tagsField.optional(),
});

export const postInput = z.object({ postId: idField });
export const deletePostInput = postInput.extend({ reason });
export const helpfulInput = postInput.extend({ helpful: z.enum(["yes", "no"]) });
/** An empty `postId` takes the mark away. */
export const acceptInput = z.object({ id: idField, postId: z.union([z.literal("").transform(() => null), idField]) });
export const threadInput = z.object({ id: idField });
/** A day on the forum's own clock, as date fields send it; empty: none. */
const dayField = z.union([z.literal("").transform(() => null), z.iso.date()], { error: "date" }).nullish();

export const pinInput = threadInput.extend({
  pinned: z.enum(["yes", "no"]),
  /** Or in the lists of its category alone. */
  where: z.enum(["everywhere", "category"]).optional(),
  /** The last day on which it is pinned. */
  until: dayField,
});
export const closeInput = threadInput.extend({
  closed: z.enum(["yes", "no"]),
  reason,
  /** The day on which it opens again by itself. */
  reopenOn: dayField,
});
/** Time between two replies by one person; empty: as the category has it, 0: none. */
export const slowInput = threadInput.extend({
  seconds: z.union([z.literal("").transform(() => null), z.coerce.number().int().min(0).max(MAX_SLOW_SECONDS)]),
});
/** When a thread closes by itself; `category`: as its category has it. */
export const planCloseInput = threadInput
  .extend({
    rule: z.enum(["category", "at", "solved", "last_post", "never"]),
    on: dayField,
    days: z.union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(MAX_CLOSE_DAYS)]).nullish(),
  })
  .superRefine(({ rule, on, days }, context) => {
    const missing = rule === "at" && !on ? "on" : ["solved", "last_post"].includes(rule) && !days ? "days" : null;
    if (missing) context.addIssue({ code: "custom", message: "required", path: [missing], input: rule });
  });
export const lockInput = postInput.extend({ locked: z.enum(["yes", "no"]) });
export const authorInput = postInput.extend({ username: z.string().trim().min(1).max(60) });
export const hideRevisionInput = postInput.extend({
  version: z.coerce.number().int().min(1),
  hidden: z.enum(["yes", "no"]),
});
export const moveInput = threadInput.extend({ categoryId: idField });
/** A thread as people name it: by its address, or by its number. */
const threadReference = z
  .string()
  .trim()
  .max(1_000)
  .transform((text) => Number(/(?:^#?|\/t\/(?:[^/?#\s]+\/)?)(\d{1,15})(?:[/?#.].*)?$/u.exec(text)?.[1] ?? 0))
  .refine((id) => id > 0, { error: "no_such_thread" });
export const mergeInput = threadInput.extend({ into: threadReference });
export const splitInput = threadInput.extend({
  numbers: idsField.refine((numbers) => numbers.length > 0, { error: "choose_posts" }),
  /** What answers them moves along. */
  withReplies: z.literal("on").optional(),
  title: titleField,
  categoryId: z.union([idField, z.never()], { error: "choose_category" }),
});
export const previewInput = z.object({ body: z.string().trim().max(MAX_BODY_CHARS) });
