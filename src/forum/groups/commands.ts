import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { categoryGroups, type EventKind, groupMembers, groups, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { usernameKey } from "../members/names.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { bumpVersion } from "../versions.ts";
import type { addToGroupInput, groupInput, newGroupInput, removeFromGroupInput, renameGroupInput } from "./input.ts";

/** @returns the new group's id */
export async function createGroup(
  forum: Forum,
  actor: Actor,
  { name }: z.output<typeof newGroupInput>,
): Promise<number> {
  return changeGroup(forum, actor, "group.created", async (tx) => {
    await demandFreeName(tx, name);
    const [row] = await tx.insert(groups).values({ name, createdAt: forum.now() }).returning({ id: groups.id });
    if (!row) throw new Error("the group was not stored");
    return { id: row.id, data: { name } };
  });
}

export async function renameGroup(
  forum: Forum,
  actor: Actor,
  { id, name }: z.output<typeof renameGroupInput>,
): Promise<void> {
  await changeGroup(forum, actor, "group.renamed", async (tx) => {
    const before = await loadGroup(tx, id);
    await demandFreeName(tx, name, id);
    await tx.update(groups).set({ name }).where(eq(groups.id, id));
    return { id, data: { from: before.name, to: name } };
  });
}

/** @throws Refusal group_in_use while the rights of a category name it: nobody would see that category any more */
export async function deleteGroup(forum: Forum, actor: Actor, { id }: z.output<typeof groupInput>): Promise<void> {
  await changeGroup(forum, actor, "group.deleted", async (tx) => {
    const { name } = await loadGroup(tx, id);
    const [used] = await tx.select().from(categoryGroups).where(eq(categoryGroups.groupId, id)).limit(1);
    if (used) throw new Refusal("group_in_use");
    await tx.delete(groupMembers).where(eq(groupMembers.groupId, id));
    await tx.delete(groups).where(eq(groups.id, id));
    return { id, data: { name } };
  });
}

/** Takes a member in by user name; who is in it already stays. Holds from their next request on. */
export async function addToGroup(
  forum: Forum,
  actor: Actor,
  { id, username }: z.output<typeof addToGroupInput>,
): Promise<void> {
  await changeGroup(forum, actor, "group.member_added", async (tx) => {
    await loadGroup(tx, id);
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.usernameKey, usernameKey(username)), isNull(users.deletedAt)));
    if (!user) throw new Refusal("no_such_member", { field: "username" });
    await tx.insert(groupMembers).values({ groupId: id, userId: user.id }).onConflictDoNothing();
    return { id, data: { userId: user.id } };
  });
}

export async function removeFromGroup(
  forum: Forum,
  actor: Actor,
  { id, userId }: z.output<typeof removeFromGroupInput>,
): Promise<void> {
  await changeGroup(forum, actor, "group.member_removed", async (tx) => {
    await loadGroup(tx, id);
    await tx.delete(groupMembers).where(and(eq(groupMembers.groupId, id), eq(groupMembers.userId, userId)));
    return { id, data: { userId } };
  });
}

async function changeGroup(
  forum: Forum,
  actor: Actor,
  kind: EventKind,
  change: (tx: Tx) => Promise<{ id: number; data: Record<string, unknown> }>,
): Promise<number> {
  demand(mayAdminister(actor));
  return forum.write(async (tx) => {
    // First, so that whoever gives a category's rights to a group waits for us, and we for them.
    await bumpVersion(tx, "structure");
    const { id, data } = await change(tx);
    await forum.record(tx, { kind, subjectId: id, actorId: idOf(actor), data });
    return id;
  });
}

async function loadGroup(tx: Tx, id: number): Promise<typeof groups.$inferSelect> {
  const [group] = await tx.select().from(groups).where(eq(groups.id, id));
  if (!group) throw new Refusal("not_found");
  return group;
}

async function demandFreeName(tx: Tx, name: string, id?: number): Promise<void> {
  const same = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(sql`lower(${groups.name}) = lower(${name}) or ${groups.name} = ${name}`);
  if (same.some((group) => group.id !== id)) throw new Refusal("group_name_taken", { field: "name" });
}
