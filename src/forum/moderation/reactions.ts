import type { Reactions } from "#platform/events.ts";
import type { Forum } from "../forum.ts";
import { mailLegalDecision, mailReceipt } from "./legal-mail.ts";
import { mailNotices } from "./notice-mail.ts";
import { sendNotices } from "./notices.ts";
import { removeSpam, restoreSpam } from "./spam.ts";

/** What follows from decisions. */
export const moderationReactions: Reactions<Forum> = {
  jobs: {
    "moderation.notices": sendNotices,
    "moderation.noticeMail": mailNotices,
    "moderation.receipt": mailReceipt,
    "moderation.legalDecision": mailLegalDecision,
    "moderation.removeSpam": removeSpam,
    "moderation.restoreSpam": restoreSpam,
  },
  on: {},
};
