import { z } from "zod";
import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import { handOverCase } from "#forum/moderation/hand-over.ts";
import { handOverInput, resolveInput } from "#forum/moderation/input.ts";
import { neighbours } from "#forum/moderation/queue/queries.ts";
import { resolveCase } from "#forum/moderation/resolve.ts";
import { action } from "#web/action.ts";

/** Where the case stood in the queue, so that the one behind it comes next. */
const place = z.object({ openedAt: z.coerce.number().int().min(0), kind: z.string().max(20) });

export const actions = {
  resolve: action(resolveInput.and(place), async (forum, actor, input) => {
    const decided = await resolveCase(forum, actor, input);
    return { to: await nextCase(forum, actor, input, `decided=${decided}`) };
  }),
  handOver: action(handOverInput.and(place), async (forum, actor, input) => {
    await handOverCase(forum, actor, input);
    return { to: await nextCase(forum, actor, input, "handed=over") };
  }),
};

async function nextCase(
  forum: Forum,
  actor: Actor,
  { caseId, openedAt, kind }: { caseId: number; openedAt: number; kind: string },
  said: string,
): Promise<string> {
  const { next } = await neighbours(forum, actor, { id: caseId, openedAt, isGrave: kind === "illegal" });
  return next === null ? `/moderation?${said}` : `/moderation/cases/${next}?${said}`;
}
