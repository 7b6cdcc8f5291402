import { createHmac, timingSafeEqual } from "node:crypto";

/** What a link in a mail switches off: all notification mails, or those about one thread. */
export interface Subscription {
  userId: number;
  /** null: all of them */
  threadId: number | null;
}

/**
 * What stands behind `/unsubscribe/`. It needs no sign-in and never runs out (RFC 8058), so it can do
 * nothing but this; nobody can make one without the forum's secret.
 */
export function unsubscribeToken(secret: string, { userId, threadId }: Subscription): string {
  const subject = `${userId.toString(36)}-${(threadId ?? 0).toString(36)}`;
  return `${subject}-${signature(secret, subject)}`;
}

/** null for what the forum did not sign. */
export function readUnsubscribeToken(secret: string, token: string): Subscription | null {
  const [, subject = "", user = "", thread = "", given = ""] =
    /^(([0-9a-z]{1,7})-([0-9a-z]{1,7}))-([\w-]+)$/.exec(token) ?? [];
  const expected = Buffer.from(signature(secret, subject));
  const signed = Buffer.from(given);
  if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) return null;
  return { userId: Number.parseInt(user, 36), threadId: Number.parseInt(thread, 36) || null };
}

function signature(secret: string, subject: string): string {
  return createHmac("sha256", secret).update(`unsubscribe:${subject}`).digest("base64url");
}
