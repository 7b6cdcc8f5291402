import { eq } from "drizzle-orm";
import { formerUsernames, type Role, users } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { usernameKey } from "./names.ts";

export interface NewMember {
  username: string;
  displayName?: string;
  email?: string | null;
  emailConfirmedAt?: number | null;
  passwordHash?: string | null;
  role?: Role;
  title?: string;
  team?: string;
  bio?: string;
  locale?: "de" | "en" | null;
  createdAt: number;
}

/** What addresses are compared by. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Writes a new person. The name must have passed `usernameProblem`.
 * @throws Refusal username_taken, email_taken: the caller decides whether the latter may be told
 */
export async function insertMember(tx: Tx, member: NewMember): Promise<number> {
  const key = usernameKey(member.username);
  const [former] = await tx
    .select({ userId: formerUsernames.userId })
    .from(formerUsernames)
    .where(eq(formerUsernames.usernameKey, key));
  if (former) throw new Refusal("username_taken", { field: "username" });
  const [row] = await tx
    .insert(users)
    .values({
      username: member.username,
      usernameKey: key,
      displayName: member.displayName || member.username,
      email: member.email ?? null,
      emailKey: member.email ? emailKey(member.email) : null,
      emailConfirmedAt: member.emailConfirmedAt ?? null,
      passwordHash: member.passwordHash ?? null,
      role: member.role ?? "member",
      title: member.title ?? "",
      team: member.team ?? "",
      bio: member.bio ?? "",
      locale: member.locale ?? null,
      mailOn: true,
      flatView: false,
      createdAt: member.createdAt,
      postCount: 0,
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (row) return row.id;
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.usernameKey, key));
  throw taken ? new Refusal("username_taken", { field: "username" }) : new Refusal("email_taken", { field: "email" });
}
