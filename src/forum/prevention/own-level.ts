import { eq } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { mayModerate } from "../members/policy.ts";
import { type Participation, participationOf, type Trust, trustOf } from "./trust.ts";

export interface Level {
  trust: Trust;
  /** What the next level asks for and is not there yet; null: there is none above. */
  missing: Participation | null;
}

/**
 * How well the forum knows somebody, for themselves and for moderators; null for everybody else, and for those who answer
 * in the company's name: nothing of theirs is looked over.
 */
export async function levelOf(forum: Forum, actor: Actor, userId: number): Promise<Level | null> {
  if (actor.id !== userId && mayModerate(actor) !== true) return null;
  const [user] = await forum.db.select({ role: users.role }).from(users).where(eq(users.id, userId));
  if (!user || atLeast(user, "staff")) return null;
  const { prevention } = await forum.settings();
  const part = await participationOf(forum, userId);
  if (!part) return null;
  const trust = trustOf(part, prevention);
  if (trust === "regular") return { trust, missing: null };
  const { memberDays, memberPosts, memberPostDays, regularDays, regularPosts, regularPostDays } = prevention;
  const wanted =
    trust === "new"
      ? { days: memberDays, posts: memberPosts, postDays: memberPostDays }
      : { days: regularDays, posts: regularPosts, postDays: regularPostDays };
  const left = (name: keyof Participation) => Math.max(0, wanted[name] - part[name]);
  return { trust, missing: { days: left("days"), posts: left("posts"), postDays: left("postDays") } };
}
