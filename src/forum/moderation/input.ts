import { z } from "zod";
import { idField, optionalLine, tickedField } from "../fields.ts";
import { bodyField, deletePostInput, titleField } from "../threads/input.ts";

export const MAX_REPORT_CHARS = 2_000;
export const MAX_REASON_CHARS = 1_000;
export const MAX_LIMIT_DAYS = 3_650;
export const MAX_NAME_CHARS = 120;
export const MAX_EMAIL_CHARS = 254;
export const MAX_ADDRESS_CHARS = 500;
export const CASES_PER_PAGE = 25;
export const DECISIONS_PER_PAGE = 50;

/** What members flag posts and people for; the last two need words. */
export const FLAG_KINDS = ["off_topic", "inappropriate", "spam", "illegal", "other"] as const;
const NEED_WORDS: readonly string[] = ["illegal", "other"];

const flagFields = {
  kind: z.enum(FLAG_KINDS, { error: "choose_flag" }),
  text: z.string().trim().max(MAX_REPORT_CHARS).default(""),
};

function demandWords({ kind, text }: { kind: string; text: string }, context: z.RefinementCtx): void {
  if (!NEED_WORDS.includes(kind) || text !== "") return;
  context.addIssue({ code: "custom", message: "required", path: ["text"], input: text });
}

export const flagInput = z.object({ postId: idField, ...flagFields }).superRefine(demandWords);
/** Of a person, by the name in the address of their profile. */
export const flagMemberInput = z.object({ username: z.string().max(100), ...flagFields }).superRefine(demandWords);

export const OUTCOMES = [
  "keep",
  "approve",
  "hide",
  "delete",
  "edit",
  "silence",
  "suspend",
  "mark_as_spam",
  "uphold",
  "grant",
] as const;

const versionField = z.coerce.number().int().min(1);
const ruleField = z.string().max(40).default("");
const reasonField = z.string().trim().max(MAX_REASON_CHARS).default("");

export const resolveInput = z.object({
  caseId: idField,
  /** Of the case, as it was seen. */
  version: versionField,
  outcome: z.enum(OUTCOMES),
  /** Key of a rule; needed for what limits somebody. */
  rule: ruleField,
  /** Empty: the rule says enough. */
  reason: reasonField,
  /** Of a silence or a suspension, whole days from now on; 0: without an end. */
  days: z.coerce.number().int().min(0).max(MAX_LIMIT_DAYS).default(7),
  /** A silence or a suspension leaves the post where it is. */
  keepPost: tickedField,
  /** The new text, for `edit`. */
  body: z.union([z.literal("").transform(() => undefined), bodyField]).optional(),
  title: z.union([z.literal("").transform(() => undefined), titleField]).optional(),
});

/** A moderator's own decision about a post or a person. */
export const decideInput = resolveInput
  .omit({ caseId: true, version: true })
  .extend({ target: z.enum(["post", "member"]), targetId: idField });

/** A rule is needed for what somebody else has written. */
export const removePostInput = deletePostInput.extend({ rule: ruleField });

export const handOverInput = z.object({
  caseId: idField,
  version: versionField,
  /** A moderator; null: administrators. */
  to: z.union([z.literal("").transform(() => null), idField]).default(null),
  /** For whoever gets it; stays in the history of the case. */
  reason: reasonField,
});

export const undoInput = z.object({ decisionId: idField, reason: reasonField });
export const reviewInput = z.object({ decisionId: idField });
export const claimInput = z.object({ caseId: idField });

export const editHiddenInput = z.object({
  postId: idField,
  revision: versionField,
  body: bodyField,
  title: titleField.optional(),
});

export const appealInput = z.object({
  decisionId: idField,
  text: z.string().trim().min(1).max(MAX_REPORT_CHARS),
});
export const tokenAppealInput = z.object({
  token: z.string().max(200),
  text: z.string().trim().min(1).max(MAX_REPORT_CHARS),
});

/** Article 16 of Regulation (EU) 2022/2065: name and address may be left out for child sexual abuse alone. */
export const illegalContentInput = z
  .object({
    address: z.string().trim().min(1).max(MAX_ADDRESS_CHARS),
    reasons: z.string().trim().min(1).max(MAX_REPORT_CHARS),
    concernsChildren: tickedField,
    name: optionalLine(MAX_NAME_CHARS).default(""),
    email: z
      .union([z.literal(""), z.email({ error: "email" }).max(MAX_EMAIL_CHARS)])
      .default("")
      .transform((email) => email || null),
    goodFaith: tickedField.refine((ticked) => ticked, { error: "good_faith" }),
  })
  .superRefine(({ concernsChildren, name, email }, context) => {
    if (concernsChildren) return;
    if (name === "") context.addIssue({ code: "custom", message: "required", path: ["name"], input: name });
    if (email === null) context.addIssue({ code: "custom", message: "required", path: ["email"], input: email });
  });
