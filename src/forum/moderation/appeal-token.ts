import { createHmac, timingSafeEqual } from "node:crypto";

/** Who may object to which decision: a member, or who sent a notice of illegal content without an account. */
export interface AppealRight {
  decisionId: number;
  userId: number | null;
  noticeId: number | null;
}

/**
 * What stands in the link of a mail about a decision. It lets nobody in and shows nothing but that decision, so it works
 * as often as it is followed; how long is a matter of the decision's age. Nobody can make one without the forum's secret.
 */
export function appealToken(secret: string, { decisionId, userId, noticeId }: AppealRight): string {
  const who = userId === null ? `n${(noticeId ?? 0).toString(36)}` : `u${userId.toString(36)}`;
  const subject = `${decisionId.toString(36)}-${who}`;
  return `${subject}-${signature(secret, subject)}`;
}

/** null for what the forum did not sign. */
export function readAppealToken(secret: string, token: string): AppealRight | null {
  const [, subject = "", decision = "", kind, who = "", given = ""] =
    /^(([0-9a-z]{1,7})-([nu])([0-9a-z]{1,7}))-([\w-]{43})$/.exec(token) ?? [];
  const expected = Buffer.from(signature(secret, subject));
  const signed = Buffer.from(given);
  if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) return null;
  const id = Number.parseInt(who, 36);
  const decisionId = Number.parseInt(decision, 36);
  return { decisionId, userId: kind === "u" ? id : null, noticeId: kind === "n" ? id : null };
}

function signature(secret: string, subject: string): string {
  return createHmac("sha256", secret).update(`appeal:${subject}`).digest("base64url");
}
