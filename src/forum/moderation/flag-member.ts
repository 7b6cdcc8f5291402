import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { memberPath, usernameKey } from "../members/names.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { openCase } from "./cases.ts";
import type { flagMemberInput } from "./input.ts";
import { writeNotice } from "./legal.ts";
import { mayFlagMember } from "./policy.ts";

/**
 * Asks moderators to look at an account: at its name, at what it says of itself, at how it behaves. Nothing is limited by
 * numbers here; a moderator decides, and of those who moderate another one. @throws Refusal flagged_before, flag_yourself, not_found
 */
export async function flagMember(
  forum: Forum,
  actor: Actor,
  { username, kind, text }: z.output<typeof flagMemberInput>,
): Promise<void> {
  demand(mayTakePart(actor));
  const reporterId = idOf(actor);
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "flagsByMember", reporterId);
  await forum.write(async (tx) => {
    const isThere = and(eq(users.usernameKey, usernameKey(username)), isNull(users.deletedAt));
    const [person] = await tx.select({ id: users.id, username: users.username }).from(users).where(isThere);
    if (!person) throw new Refusal("not_found");
    demand(mayFlagMember(actor, person));
    const target = { target: "member", targetId: person.id, userId: person.id } as const;
    const { caseId, isRepeated } = await openCase(forum, tx, target, { kind, text, reporterId });
    if (isRepeated) throw new Refusal("flagged_before");
    if (kind === "illegal") {
      await writeNotice(forum, tx, { caseId, actor, path: memberPath(person.username), reasons: text });
    }
  });
}
