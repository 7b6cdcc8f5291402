import { and, asc, eq, gte, inArray, isNull, lt, or } from "drizzle-orm";
import { posts, users } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { usernameKey } from "../members/names.ts";
import { mayTakePart } from "../members/policy.ts";
import { readThread } from "./queries.ts";

const MAX_OFFERED = 8;
/** Sorts behind every name that begins with what stands before it. */
const LAST = "\u{10FFFF}";

export interface Mentionable {
  username: string;
  displayName: string;
  staff: boolean;
}

/** People whose user name begins with what was typed, those who wrote in the thread first. Nobody for guests. */
export async function peopleToMention(
  forum: Forum,
  actor: Actor,
  typed: string,
  threadId: number | null,
): Promise<Mentionable[]> {
  const key = usernameKey(typed.slice(0, 30).replaceAll("\0", "").toWellFormed());
  if (mayTakePart(actor) !== true || key === "") return [];
  const begins = and(
    gte(users.usernameKey, key),
    or(eq(users.usernameKey, key), lt(users.usernameKey, key + LAST)),
    isNull(users.deletedAt),
  );
  const columns = { username: users.username, displayName: users.displayName, team: users.team };
  const thread = threadId === null ? "none" : await readThread(forum, actor, threadId);
  const there =
    typeof thread === "string"
      ? []
      : await forum.db
          .select(columns)
          .from(users)
          .where(
            and(
              begins,
              inArray(
                users.id,
                forum.db.select({ id: posts.authorId }).from(posts).where(eq(posts.threadId, thread.id)),
              ),
            ),
          )
          .orderBy(asc(users.usernameKey))
          .limit(MAX_OFFERED);
  const others = await forum.db
    .select(columns)
    .from(users)
    .where(begins)
    .orderBy(asc(users.usernameKey))
    .limit(MAX_OFFERED);
  const offered = new Map([...there, ...others].map((person) => [person.username, person]));
  return [...offered.values()]
    .slice(0, MAX_OFFERED)
    .map(({ username, displayName, team }) => ({ username, displayName, staff: team !== "" }));
}
