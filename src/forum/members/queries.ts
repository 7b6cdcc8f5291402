import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";

/** Whether somebody can sign in as administrator; until then the set-up link is printed. */
export async function hasAdministrator(forum: Pick<Forum, "db">): Promise<boolean> {
  const [row] = await forum.db
    .select({ n: count() })
    .from(users)
    .where(and(eq(users.role, "administrator"), isNotNull(users.passwordHash), isNull(users.deletedAt)));
  return (row?.n ?? 0) > 0;
}
