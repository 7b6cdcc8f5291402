import { z } from "zod";
import { muteThread, unmuteThread } from "#forum/notifications/commands.ts";
import { acceptAnswer, markHelpful } from "#forum/threads/accept.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { closeThread, moveThread, pinThread } from "#forum/threads/arrange.ts";
import {
  acceptInput,
  closeInput,
  helpfulInput,
  moveInput,
  pinInput,
  postInput,
  replyInput,
  threadInput,
} from "#forum/threads/input.ts";
import { restorePost } from "#forum/threads/remove.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { action } from "#web/action.ts";
import { writing } from "#web/writing.ts";

/** The path of a page that then says what was done. */
function saying(said: string, path: string): string {
  const [page = "", hash] = path.split("#");
  return `${page}${page.includes("?") ? "&" : "?"}said=${said}${hash ? `#${hash}` : ""}`;
}

/** The page of a thread as it was asked for. */
const pageInput = threadInput.extend({ slug: z.string() });

export const actions = {
  reply: writing(replyInput, async (forum, actor, input) => ({ to: await replyToThread(forum, actor, input) })),
  helpful: action(helpfulInput, async (forum, actor, input) => ({ to: await markHelpful(forum, actor, input) })),
  accept: action(acceptInput, async (forum, actor, input) => ({
    to: saying(input.postId === null ? "open" : "solved", await acceptAnswer(forum, actor, input)),
  })),
  restore: action(postInput, async (forum, actor, input) => ({ to: await restorePost(forum, actor, input) })),
  pin: action(pinInput, async (forum, actor, input) => ({ to: await pinThread(forum, actor, input) })),
  close: action(closeInput, async (forum, actor, input) => ({ to: await closeThread(forum, actor, input) })),
  mute: action(pageInput, async (forum, actor, page) => {
    await muteThread(forum, actor, { threadId: page.id });
    return { to: saying("muted", threadPath(page)) };
  }),
  unmute: action(pageInput, async (forum, actor, page) => {
    await unmuteThread(forum, actor, { threadId: page.id });
    return { to: saying("unmuted", threadPath(page)) };
  }),
  move: action(moveInput, async (forum, actor, input) => ({ to: await moveThread(forum, actor, input) })),
};
