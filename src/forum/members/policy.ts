import type { Verdict } from "#platform/refusal.ts";
import { type Actor, atLeast } from "./actor.ts";

/** What every command of a signed-in person asks first that others see something of. */
export function mayTakePart(actor: Actor): Verdict {
  const verdict = mayFollow(actor);
  return verdict === true && actor.silence ? "silenced" : verdict;
}

/** Reading on, being told and choosing of what: what somebody who is silenced keeps. */
export function mayFollow(actor: Actor): Verdict {
  if (actor.id === null) return "signed_out";
  return actor.suspension ? "suspended" : true;
}

/** One's own account stays in one's own hands while suspended: address, password, sessions. */
export function mayUseOwnAccount(actor: Actor): Verdict {
  return actor.id === null ? "signed_out" : true;
}

export function mayModerate(actor: Actor): Verdict {
  const verdict = mayTakePart(actor);
  return verdict !== true || atLeast(actor, "moderator") ? verdict : "not_allowed";
}

export function mayAdminister(actor: Actor): Verdict {
  const verdict = mayTakePart(actor);
  return verdict !== true || atLeast(actor, "administrator") ? verdict : "not_allowed";
}

/** The acting member's id, for commands that have demanded `mayTakePart`. */
export function idOf(actor: Actor): number {
  if (actor.id === null) throw new Error("demand(mayTakePart(actor)) comes first");
  return actor.id;
}
