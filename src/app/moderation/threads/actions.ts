import type { Done } from "#forum/moderation/people/limit.ts";
import { closeThreads, deleteThreads, moveThreads, tagThreads } from "#forum/moderation/threads/commands.ts";
import {
  closeThreadsInput,
  deleteThreadsInput,
  moveThreadsInput,
  tagThreadsInput,
} from "#forum/moderation/threads/input.ts";
import { action } from "#web/action.ts";

const done = ({ done, refused }: Done) => ({ to: `/moderation/threads?done=${done}&refused=${refused}` });

export const actions = {
  closeThreads: action(closeThreadsInput.omit({ closed: true }), async (forum, actor, input) =>
    done(await closeThreads(forum, actor, { ...input, closed: "yes" })),
  ),
  reopenThreads: action(closeThreadsInput.omit({ closed: true }), async (forum, actor, input) =>
    done(await closeThreads(forum, actor, { ...input, closed: "no" })),
  ),
  moveThreads: action(moveThreadsInput, async (forum, actor, input) => done(await moveThreads(forum, actor, input))),
  tagThreads: action(tagThreadsInput, async (forum, actor, input) => done(await tagThreads(forum, actor, input))),
  deleteThreads: action(deleteThreadsInput, async (forum, actor, input) =>
    done(await deleteThreads(forum, actor, input)),
  ),
};
