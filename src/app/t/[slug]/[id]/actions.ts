import { acceptAnswer, markHelpful } from "#forum/threads/accept.ts";
import { closeThread, moveThread, pinThread } from "#forum/threads/arrange.ts";
import {
  acceptInput,
  closeInput,
  helpfulInput,
  moveInput,
  pinInput,
  postInput,
  replyInput,
} from "#forum/threads/input.ts";
import { restorePost } from "#forum/threads/remove.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { action } from "#web/action.ts";
import { writing } from "#web/writing.ts";

export const actions = {
  reply: writing(replyInput, async (forum, actor, input) => ({ to: await replyToThread(forum, actor, input) })),
  helpful: action(helpfulInput, async (forum, actor, input) => ({ to: await markHelpful(forum, actor, input) })),
  accept: action(acceptInput, async (forum, actor, input) => ({ to: await acceptAnswer(forum, actor, input) })),
  restore: action(postInput, async (forum, actor, input) => ({ to: await restorePost(forum, actor, input) })),
  pin: action(pinInput, async (forum, actor, input) => ({ to: await pinThread(forum, actor, input) })),
  close: action(closeInput, async (forum, actor, input) => ({ to: await closeThread(forum, actor, input) })),
  move: action(moveInput, async (forum, actor, input) => ({ to: await moveThread(forum, actor, input) })),
};
