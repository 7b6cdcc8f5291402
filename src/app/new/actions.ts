import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import { asksTheSame } from "#forum/search/near.ts";
import { similarThreads } from "#forum/search/similar.ts";
import { sentFrom } from "#forum/sent.ts";
import { sentFields } from "#forum/sent-fields.ts";
import { startThreadInput } from "#forum/threads/input.ts";
import { startThread } from "#forum/threads/start.ts";
import type { FormAction } from "#web/action.ts";
import { writing } from "#web/writing.ts";

/** Its beginning says what a question is about; searching for all of a long text would hold others up. */
const READ_CHARS = 1_000;

const form = startThreadInput.extend(sentFields.shape);

const starting = writing(form, async (forum, actor, input, { address }) => ({
  to: await startThread(forum, actor, input, sentFrom(forum, input, address)),
}));

/**
 * Threads that answer a question before it is asked. Only what is solved may stand in somebody's way; and nothing does
 * before what would be refused anyway.
 */
async function askedBefore(forum: Forum, actor: Actor, raw: Readonly<Record<string, unknown>>) {
  const input = startThreadInput.safeParse(raw);
  if (actor.id === null || !input.success) return [];
  const { title, body } = input.data;
  const found = await similarThreads(forum, actor, { title, body: body.slice(0, READ_CHARS) });
  return found.filter((thread) => thread.isSolved && asksTheSame(title, thread.title));
}

/** Whoever has not seen what was asked before (`looked`) is shown it once, and nothing is lost. */
const start: FormAction = {
  async run(forum, actor, raw, request) {
    if (raw.preview === undefined && raw.looked !== "yes") {
      const similar = await askedBefore(forum, actor, raw);
      if (similar.length > 0) return { show: { similar } };
    }
    return starting.run(forum, actor, raw, request);
  },
};

export const actions = { start };
