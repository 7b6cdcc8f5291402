import { z } from "zod";
import { idField, idsField } from "../../fields.ts";
import { MAX_EMAIL_CHARS } from "../../members/input.ts";
import { MAX_LIMIT_DAYS, MAX_REASON_CHARS } from "../input.ts";

/** Of a silence or a suspension: rule and reason go to the person. */
const limit = {
  outcome: z.enum(["silence", "suspend"]),
  rule: z.string().max(40),
  reason: z.string().trim().max(MAX_REASON_CHARS).default(""),
  /** Whole days from now on; 0: without an end. */
  days: z.coerce.number().int().min(0).max(MAX_LIMIT_DAYS),
};

export const limitInput = z.object({ userId: idField, ...limit });

export const PEOPLE_STATES = ["silenced", "suspended", "new", "staff"] as const;

/** What cannot be meant is as if it had not been asked. */
export const findForModerationInput = z.object({
  /** Part of a name; an e-mail address. */
  q: z.string().trim().max(MAX_EMAIL_CHARS).catch("").default(""),
  /** Of a session, as the list of sessions shows it; for administrators. */
  address: z.string().trim().max(60).catch("").default(""),
  state: z
    .enum(["", ...PEOPLE_STATES])
    .catch("")
    .default(""),
});
export type PeopleQuery = z.output<typeof findForModerationInput>;

const chosen = idsField.refine((ids) => ids.length > 0, { error: "choose_people" });
export const limitPeopleInput = z.object({ userIds: chosen, ...limit });
export const liftPeopleInput = z.object({ userIds: chosen });
