import { createHash } from "node:crypto";
import type { Coding } from "./document.ts";

/** A strong validator: the same bytes have the same one, also after a restart and on another machine. */
export function etagOf(body: Buffer, coding: Coding | null): string {
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return etagFor(hash, coding);
}

/** Each coding is other bytes, so it has a validator of its own. */
export function etagFor(hash: string, coding: Coding | null): string {
  return `"${hash}${coding ? `-${coding}` : ""}"`;
}

/** Whether `If-None-Match` names it: then the client has the page already. */
export function isCurrent(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  return ifNoneMatch.split(",").some((part) => {
    const tag = part.trim().replace(/^W\//, "");
    return tag === etag || tag === "*";
  });
}
