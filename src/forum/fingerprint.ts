import { createHash } from "node:crypto";
import { Refusal } from "#platform/refusal.ts";

/** A few characters that stand for what a form was filled from. */
export function fingerprint(values: unknown): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 16);
}

/**
 * Who saves a form that somebody else has overtaken is told, instead of undoing the other's change unseen.
 * `basis`: the fingerprint that the form carried; empty: the form does not mind.
 * @throws Refusal changed_meanwhile
 */
export function demandUnchanged(basis: string, current: unknown): void {
  if (basis !== "" && basis !== fingerprint(current)) throw new Refusal("changed_meanwhile");
}
