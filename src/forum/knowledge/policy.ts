import type { Verdict } from "#platform/refusal.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { mayTakePart } from "../members/policy.ts";
import type { ThreadFacts } from "../threads/policy.ts";

/** The asker, while the thread is open, or staff. */
export function mayWriteResult(actor: Actor, thread: ThreadFacts): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  if (thread.deletedAt !== null) return "gone";
  if (atLeast(actor, "staff")) return true;
  if (thread.authorId !== actor.id) return "not_allowed";
  return thread.closedAt === null ? true : "thread_closed";
}

/** Fold small talk, check answers, and see what people do not find. */
export function mayTendKnowledge(actor: Actor): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  return atLeast(actor, "staff") ? true : "not_allowed";
}
