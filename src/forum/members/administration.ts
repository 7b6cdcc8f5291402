import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { bumpMember } from "./changes.ts";
import type { roleInput, staffWordsInput } from "./input.ts";
import { giveUpRights } from "./limit-account.ts";
import { mayAdminister } from "./policy.ts";

/** Gives somebody another role. Holds at once. @throws Refusal last_administrator */
export async function setRole(forum: Forum, actor: Actor, input: z.output<typeof roleInput>): Promise<void> {
  demand(mayAdminister(actor));
  const { userId, role } = input;
  await forum.write(async (tx) => {
    const before = await loadPerson(tx, userId);
    if (before.role === role) return;
    if (before.role === "administrator") await giveUpRights(tx, userId, forum.now());
    await tx.update(users).set({ role }).where(eq(users.id, userId));
    await bumpMember(tx, userId);
    const data = { from: before.role, to: role };
    await forum.record(tx, { kind: "member.role_changed", subjectId: userId, actorId: actor.id, data });
  });
}

/** Sets what a staff member does and whose badge they wear; two empty words take both away. */
export async function setStaffWords(
  forum: Forum,
  actor: Actor,
  { userId, title, team }: z.output<typeof staffWordsInput>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    await loadPerson(tx, userId);
    await tx.update(users).set({ title, team }).where(eq(users.id, userId));
    await bumpMember(tx, userId);
    await forum.record(tx, { kind: "member.staff_words_changed", subjectId: userId, actorId: actor.id });
  });
}

async function loadPerson(tx: Tx, userId: number) {
  const [user] = await tx
    .select({ role: users.role })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!user) throw new Refusal("not_found");
  return user;
}
