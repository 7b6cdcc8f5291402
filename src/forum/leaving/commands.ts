import type { z } from "zod";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { demandPassword } from "../members/password-commands.ts";
import { idOf, mayAdminister, mayUseOwnAccount } from "../members/policy.ts";
import { eraseAccount } from "./erase.ts";
import type { deleteAccountInput, leaveInput } from "./input.ts";
import { REMOVE_JOB } from "./remove.ts";

/** Deletes one's own account; what one wrote stays without a name, or goes too. @throws Refusal wrong_password, last_administrator */
export async function leaveForum(forum: Forum, actor: Actor, input: z.output<typeof leaveInput>): Promise<void> {
  demand(mayUseOwnAccount(actor));
  await demandPassword(forum, actor, input.ownPassword, "ownPassword");
  const userId = idOf(actor);
  await forum.write((tx) => deleteAll(forum, tx, { userId, by: userId, contributions: input.contributions }));
}

/** The same for somebody else. @throws Refusal not_yourself, not_found, last_administrator */
export async function deleteAccount(
  forum: Forum,
  actor: Actor,
  { userId, contributions }: z.output<typeof deleteAccountInput>,
): Promise<void> {
  demand(mayAdminister(actor));
  // One's own is deleted in one's settings, with the password.
  if (userId === actor.id) throw new Refusal("not_yourself");
  await forum.write((tx) => deleteAll(forum, tx, { userId, by: idOf(actor), contributions }));
}

interface Deleting {
  userId: number;
  by: number;
  contributions: z.output<typeof deleteAccountInput>["contributions"];
}

async function deleteAll(forum: Forum, tx: Tx, { userId, by, contributions }: Deleting): Promise<void> {
  await eraseAccount(forum, tx, userId);
  await forum.record(tx, { kind: "member.deleted", subjectId: userId, actorId: by, data: { contributions } });
  if (contributions === "remove") await forum.enqueue(tx, REMOVE_JOB, { userId, by });
}
