import { z } from "zod";
import { idField, line, optionalLine, tickedField } from "../../fields.ts";
import { tagNameField } from "../../tags/input.ts";
import { MAX_BODY_CHARS } from "../../threads/input.ts";

export const WATCHED_ACTIONS = ["block", "hold", "flag", "link", "tag"] as const;
export const MAX_WATCHED_CHARS = 200;
export const MAX_WATCHED = 500;

export const watchInput = z
  .object({
    text: line(MAX_WATCHED_CHARS),
    isPattern: tickedField,
    action: z.enum(WATCHED_ACTIONS),
    /** Where `link` leads (https), which tag `tag` gives. */
    extra: optionalLine(MAX_WATCHED_CHARS).default(""),
  })
  .superRefine(({ isPattern, action, extra }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", message, path: [path], input: extra });
    if (isPattern && action === "link") issue("action", "pattern_links");
    if (action === "tag" && (extra === "" || !tagNameField.safeParse(extra).success)) issue("extra", "choose_tag");
    if (action === "link" && !/^https:\/\/[^\s<>"()]+$/.test(extra)) issue("extra", "web_address");
  });
export const unwatchInput = z.object({ id: idField });
export const tryWatchedInput = z.object({ sample: z.string().trim().max(MAX_BODY_CHARS) });
