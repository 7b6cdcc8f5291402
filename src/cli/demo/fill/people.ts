import { eq } from "drizzle-orm";
import { groupMembers, groups, users } from "#db/schema/index.ts";
import { insertMember } from "#forum/members/changes.ts";
import type { Tx } from "#platform/store.ts";
import type { DemoForum, DemoPerson } from "../types.ts";

/** Ids of what the demo refers to by name. */
export type Ids = ReadonlyMap<string, number>;

/** Suspended for good. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

/** People without passwords and with addresses that nobody confirmed, and their groups. */
export async function insertPeople(tx: Tx, demo: DemoForum): Promise<{ userIds: Ids; groupIds: Ids }> {
  const userIds = new Map<string, number>();
  const byAge = [...demo.people].sort((a, b) => a.createdAt - b.createdAt);
  for (const person of byAge) userIds.set(person.username, await insertPerson(tx, person));
  const groupIds = new Map<string, number>();
  for (const { name, members } of demo.groups) {
    const [group] = await tx
      .insert(groups)
      .values({ name, createdAt: byAge[0]?.createdAt ?? 0 })
      .returning({ id: groups.id });
    const groupId = group?.id ?? 0;
    groupIds.set(name, groupId);
    await tx.insert(groupMembers).values(members.map((name) => ({ groupId, userId: idIn(userIds, name) })));
  }
  return { userIds, groupIds };
}

async function insertPerson(tx: Tx, person: DemoPerson): Promise<number> {
  const { suspended, deletedAt, email, ...member } = person;
  const id = await insertMember(tx, { ...member, email: deletedAt ? null : email });
  if (deletedAt) await tx.update(users).set({ deletedAt }).where(eq(users.id, id));
  if (suspended) {
    const until = { suspendedUntil: END_OF_TIME, suspendedReason: suspended.reason };
    await tx.update(users).set(until).where(eq(users.id, id));
  }
  return id;
}

/** The id of what `name` refers to; a name that refers to nothing is a mistake in the demo. */
export function idIn(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the demo knows no ${name}`);
  return id;
}
