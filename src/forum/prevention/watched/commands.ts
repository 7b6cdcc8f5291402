import { count, eq } from "drizzle-orm";
import type { z } from "zod";
import { watchedWords } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { idOf, mayAdminister } from "../../members/policy.ts";
import { foldedWords } from "../text/words.ts";
import { demandGood } from "./check.ts";
import { MAX_WATCHED, type unwatchInput, type watchInput } from "./input.ts";

/** Has a word or a pattern watched from the next post on. @throws Refusal pattern_invalid, pattern_slow, too_many_watched */
export async function watchWord(forum: Forum, actor: Actor, input: z.output<typeof watchInput>): Promise<void> {
  demand(mayAdminister(actor));
  if (input.isPattern) await demandGood(forum.patterns, input.text);
  else if (foldedWords(input.text).length === 0) throw new Refusal("required", { field: "text" });
  await forum.write(async (tx) => {
    const [there] = await tx.select({ n: count() }).from(watchedWords);
    if ((there?.n ?? 0) >= MAX_WATCHED) throw new Refusal("too_many_watched", { detail: { limit: MAX_WATCHED } });
    const [row] = await tx
      .insert(watchedWords)
      .values({ ...input, createdAt: forum.now(), createdBy: idOf(actor) })
      .returning({ id: watchedWords.id });
    await forum.record(tx, {
      kind: "watched.added",
      subjectId: row?.id ?? 0,
      actorId: idOf(actor),
      data: { ...input },
    });
  });
}

/** @throws Refusal not_found */
export async function unwatchWord(forum: Forum, actor: Actor, { id }: z.output<typeof unwatchInput>): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const [gone] = await tx.delete(watchedWords).where(eq(watchedWords.id, id)).returning();
    if (!gone) throw new Refusal("not_found");
    const data = { text: gone.text, action: gone.action };
    await forum.record(tx, { kind: "watched.removed", subjectId: id, actorId: idOf(actor), data });
  });
}
