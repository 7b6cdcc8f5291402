import { eq } from "drizzle-orm";
import { tags, users } from "#db/schema/index.ts";
import { categoryPath } from "#forum/categories/addresses.ts";
import { findCategory } from "#forum/categories/queries.ts";
import { structureOf } from "#forum/categories/structure.ts";
import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import { memberPath } from "#forum/members/names.ts";
import { tagPath } from "#forum/tags/names.ts";
import { readTag } from "#forum/tags/queries.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { postPlace } from "#forum/threads/place.ts";
import { type Absent, readThread } from "#forum/threads/queries.ts";
import { findOldAddress, type OldAddress } from "./old-addresses.ts";

/** Where the address of a forum that was imported leads today, or why nowhere. */
export async function todaysAddress(forum: Forum, actor: Actor, path: string): Promise<{ path: string } | Absent> {
  const old = await findOldAddress(forum, path);
  return old ? pathOf(forum, actor, old) : "none";
}

async function pathOf(forum: Forum, actor: Actor, old: OldAddress): Promise<{ path: string } | Absent> {
  const { targetId, number } = old;
  switch (old.kind) {
    case "thread": {
      const thread = await readThread(forum, actor, targetId);
      if (typeof thread === "string") return thread;
      return { path: number ? postPath(thread, Math.min(number, thread.lastNumber)) : threadPath(thread) };
    }
    case "post": {
      const place = await postPlace(forum, actor, { postId: targetId });
      return typeof place === "string" ? place : { path: postPath(place.thread, place.number) };
    }
    case "category": {
      const found = await findCategory(forum, actor, targetId);
      return found.kind === "found" ? { path: categoryPath(found.category, found.structure) } : found.kind;
    }
    case "tag": {
      const tag = await readTag(forum.db, actor, await structureOf(forum), targetId);
      if (tag) return { path: tagPath(tag.name) };
      // A tag that was never public leaves no address behind when it is deleted.
      return (await forum.db.$count(tags, eq(tags.id, targetId))) > 0 ? "none" : "gone";
    }
    case "user": {
      const [user] = await forum.db.select({ name: users.username }).from(users).where(eq(users.id, targetId));
      return user ? { path: memberPath(user.name) } : "none";
    }
  }
}
