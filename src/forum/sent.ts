/** How a form came in: what its hidden fields tell of who, or what, has filled it. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import type { Forum } from "./forum.ts";
import { type sentFields, TRAP_FIELD } from "./sent-fields.ts";

export interface Sent {
  /** null: not known. */
  address: string | null;
  /** Milliseconds from when the form was shown; null: its mark was missing or not ours. */
  tookMs: number | null;
  fellIntoTrap: boolean;
}

/** Something that came from no form. */
export const NOT_SENT: Sent = { address: null, tookMs: null, fellIntoTrap: false };

/** For the field `shown` of a form. */
export function shownNow(forum: Pick<Forum, "secret" | "now">): string {
  const time = forum.now().toString(36);
  return `${time}.${signature(forum.secret, time)}`;
}

export function sentFrom(
  forum: Pick<Forum, "secret" | "now">,
  fields: z.output<typeof sentFields>,
  address: string,
): Sent {
  const [time = "", given = ""] = fields.shown.split(".");
  const expected = Buffer.from(signature(forum.secret, time));
  const signed = Buffer.from(given);
  const isOurs = signed.length === expected.length && timingSafeEqual(signed, expected);
  const tookMs = isOurs ? Math.max(0, forum.now() - Number.parseInt(time, 36)) : null;
  return { address, tookMs, fellIntoTrap: fields[TRAP_FIELD] !== "" };
}

function signature(secret: string, time: string): string {
  return createHmac("sha256", secret).update(`shown:${time}`).digest("base64url").slice(0, 22);
}
