import { and, count, eq, inArray, isNull, lte, ne, or } from "drizzle-orm";
import { decisions, type Role, users } from "#db/schema/index.ts";
import type { Verdict } from "#platform/refusal.ts";
import type { Db, Tx } from "#platform/store.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { mayModerate, mayTakePart } from "../members/policy.ts";
import type { CaseRow } from "./cases.ts";
import type { OUTCOMES } from "./input.ts";

export type Outcome = (typeof OUTCOMES)[number];

/** What limits somebody: it names a rule, is told to the person, and can be appealed. */
const LIMITING: readonly string[] = ["hide", "hide_flagged", "delete", "edit", "silence", "suspend", "mark_as_spam"];

export function limits(kind: string): boolean {
  return LIMITING.includes(kind);
}

const ON_ACCOUNTS: readonly Outcome[] = ["silence", "suspend", "mark_as_spam"];
const ON_POSTS: readonly Outcome[] = ["keep", "hide", "delete", "edit", ...ON_ACCOUNTS];

/** How a case about this can end, in the order of the buttons. `isHeld`: it was never public. */
export function outcomesFor(target: CaseRow["target"], isHeld: boolean): readonly Outcome[] {
  if (target === "decision") return ["uphold", "grant"];
  if (target === "notice") return ["keep"];
  if (target === "member") return ["keep", ...ON_ACCOUNTS];
  return isHeld ? ["approve", "delete", "edit", ...ON_ACCOUNTS] : ON_POSTS;
}

export interface DecidingFacts {
  /** Of the person it is about; null: nobody, or gone. */
  role: Role | null;
  /** Of an appeal: who made the decision. */
  decidedBy: number | null;
  /** Another moderator could look at the appeal. */
  hasOther: boolean;
}

/** Nobody decides about themselves, nor alone about what they decided before; staff is limited by administrators alone. */
export function mayDecide(actor: Actor, row: CaseRow, outcome: Outcome, facts: DecidingFacts): Verdict {
  const verdict = mayModerate(actor);
  if (verdict !== true) return verdict;
  const isAdministrator = atLeast(actor, "administrator");
  if (row.forAdministrators && !isAdministrator) return "for_administrators";
  if (row.userId === actor.id) return "own_case";
  if (facts.decidedBy !== null && facts.decidedBy === actor.id && facts.hasOther) return "another_decides";
  const isStaff = facts.role !== null && atLeast({ role: facts.role }, "staff");
  if (ON_ACCOUNTS.includes(outcome) && isStaff && !isAdministrator) return "for_administrators";
  return true;
}

export function mayFlag(actor: Actor, post: { authorId: number; deletedAt: number | null }): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  if (post.deletedAt !== null) return "gone";
  return post.authorId === actor.id ? "flag_own" : true;
}

/** Everybody may be flagged, moderators too; who must not decide about it says mayDecide. */
export function mayFlagMember(actor: Actor, person: { id: number }): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  return person.id === actor.id ? "flag_yourself" : true;
}

/** Whether somebody else is there who may decide. */
export async function hasOtherModerator(db: Db | Tx, userId: number, now: number): Promise<boolean> {
  const [row] = await db
    .select({ n: count() })
    .from(users)
    .where(
      and(
        inArray(users.role, ["moderator", "administrator"]),
        isNull(users.deletedAt),
        or(isNull(users.suspendedUntil), lte(users.suspendedUntil, now)),
        ne(users.id, userId),
      ),
    );
  return (row?.n ?? 0) > 0;
}

export async function decidingFacts(db: Db | Tx, actor: Actor, row: CaseRow, now: number): Promise<DecidingFacts> {
  const [person] =
    row.userId === null ? [] : await db.select({ role: users.role }).from(users).where(eq(users.id, row.userId));
  const role = row.target === "decision" ? null : (person?.role ?? null);
  if (row.target !== "decision") return { role, decidedBy: null, hasOther: false };
  const [decision] = await db.select({ by: decisions.actorId }).from(decisions).where(eq(decisions.id, row.targetId));
  const hasOther = await hasOtherModerator(db, actor.id ?? 0, now);
  return { role, decidedBy: decision?.by ?? null, hasOther };
}
