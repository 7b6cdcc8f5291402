import { and, desc, eq } from "drizzle-orm";
import { staffNotes } from "#db/schema/index.ts";
import { structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import { type Actor, atLeast } from "../../members/actor.ts";
import { mayModerate } from "../../members/policy.ts";
import { threadById } from "../../threads/changes.ts";
import { type Author, authorsOf } from "../../threads/people.ts";
import { mayRead } from "../../threads/policy.ts";
import { authorIn } from "../../threads/queries.ts";
import type { NoteTarget } from "./input.ts";

const NEWEST = 100;

export interface Note {
  id: number;
  body: string;
  by: Author;
  at: number;
  mayRemove: boolean;
}

/** What moderators noted, newest first, at most 100; null for everybody else, and where they may not read the thread. */
export async function notesOn(forum: Forum, actor: Actor, { target, targetId }: NoteTarget): Promise<Note[] | null> {
  if (mayModerate(actor) !== true) return null;
  if (target === "thread") {
    const [thread] = await threadById(forum.db, { id: targetId });
    if (!thread || !mayRead(actor, thread, await structureOf(forum))) return null;
  }
  const rows = await forum.db
    .select()
    .from(staffNotes)
    .where(and(eq(staffNotes.target, target), eq(staffNotes.targetId, targetId)))
    .orderBy(desc(staffNotes.id))
    .limit(NEWEST);
  const people = await authorsOf(
    forum,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map(({ id, body, authorId, createdAt }) => ({
    ...{ id, body, by: authorIn(people, authorId), at: createdAt },
    mayRemove: authorId === actor.id || atLeast(actor, "administrator"),
  }));
}
