import { eq } from "drizzle-orm";
import type { z } from "zod";
import { staffNotes, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import { type Actor, atLeast } from "../../members/actor.ts";
import { idOf, mayModerate } from "../../members/policy.ts";
import { loadThread } from "../../threads/changes.ts";
import { mayRead } from "../../threads/policy.ts";
import type { NoteTarget, noteInput, removeNoteInput } from "./input.ts";

/** Writes a note for other moderators: on a person, or on a thread that one may read. */
export async function addNote(forum: Forum, actor: Actor, input: z.output<typeof noteInput>): Promise<void> {
  demand(mayModerate(actor));
  const { target, targetId, body } = input;
  await forum.write(async (tx) => {
    await demandTarget(forum, tx, actor, input);
    const authorId = idOf(actor);
    await tx.insert(staffNotes).values({ target, targetId, authorId, body, createdAt: forum.now() });
    await forum.record(tx, { kind: "note.added", subjectId: targetId, actorId: authorId, data: about(input) });
  });
}

/** Removes a note: one's own, and administrators any. */
export async function removeNote(forum: Forum, actor: Actor, input: z.output<typeof removeNoteInput>): Promise<void> {
  demand(mayModerate(actor));
  await forum.write(async (tx) => {
    const [note] = await tx.select().from(staffNotes).where(eq(staffNotes.id, input.noteId));
    if (!note) return;
    await demandTarget(forum, tx, actor, note);
    if (note.authorId !== actor.id && !atLeast(actor, "administrator")) throw new Refusal("not_allowed");
    await tx.delete(staffNotes).where(eq(staffNotes.id, note.id));
    await forum.record(tx, { kind: "note.removed", subjectId: note.targetId, actorId: actor.id, data: about(note) });
  });
}

/** What the log calls it by. The text stands in no log and in no event. */
function about({ target, targetId }: NoteTarget): Record<string, number> {
  return target === "member" ? { userId: targetId } : { threadId: targetId };
}

async function demandTarget(forum: Forum, tx: Tx, actor: Actor, { target, targetId }: NoteTarget): Promise<void> {
  if (target === "thread") {
    const thread = await loadThread(tx, targetId);
    if (!mayRead(actor, thread, await structureOf(forum, tx))) throw new Refusal("not_found");
    return;
  }
  const [person] = await tx.select({ id: users.id }).from(users).where(eq(users.id, targetId));
  if (!person) throw new Refusal("not_found");
}
