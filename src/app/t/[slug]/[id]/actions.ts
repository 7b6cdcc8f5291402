import { z } from "zod";
import { checkAnswer } from "#forum/knowledge/checks.ts";
import { noteFeedback } from "#forum/knowledge/feedback.ts";
import { foldPost } from "#forum/knowledge/folding.ts";
import { checkInput, feedbackInput, foldInput, resultInput } from "#forum/knowledge/input.ts";
import { writeResult } from "#forum/knowledge/results.ts";
import { muteThread, unmuteThread } from "#forum/notifications/commands.ts";
import { sentFrom } from "#forum/sent.ts";
import { sentFields } from "#forum/sent-fields.ts";
import { acceptAnswer } from "#forum/threads/accept.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { closeThread, moveThread, pinThread, planClose } from "#forum/threads/arrange.ts";
import { markHelpful } from "#forum/threads/helpful.ts";
import {
  acceptInput,
  closeInput,
  helpfulInput,
  lockInput,
  mergeInput,
  moveInput,
  pinInput,
  planCloseInput,
  postInput,
  replyInput,
  slowInput,
  threadInput,
} from "#forum/threads/input.ts";
import { lockPost } from "#forum/threads/lock.ts";
import { mergeThread } from "#forum/threads/merge.ts";
import { restorePost } from "#forum/threads/remove.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { slowThread } from "#forum/threads/slow.ts";
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
  reply: writing(replyInput.extend(sentFields.shape), async (forum, actor, input, { address }) => ({
    to: await replyToThread(forum, actor, input, sentFrom(forum, input, address)),
  })),
  helpful: action(helpfulInput, async (forum, actor, input) => ({ to: await markHelpful(forum, actor, input) })),
  accept: action(acceptInput, async (forum, actor, input) => ({
    to: saying(input.postId === null ? "open" : "solved", await acceptAnswer(forum, actor, input)),
  })),
  restore: action(postInput, async (forum, actor, input) => ({ to: await restorePost(forum, actor, input) })),
  pin: action(pinInput, async (forum, actor, input) => ({ to: await pinThread(forum, actor, input) })),
  close: action(closeInput, async (forum, actor, input) => ({ to: await closeThread(forum, actor, input) })),
  slow: action(slowInput, async (forum, actor, input) => ({ to: await slowThread(forum, actor, input) })),
  planClose: action(planCloseInput, async (forum, actor, input) => ({ to: await planClose(forum, actor, input) })),
  lock: action(lockInput, async (forum, actor, input) => ({ to: await lockPost(forum, actor, input) })),
  mute: action(pageInput, async (forum, actor, page) => {
    await muteThread(forum, actor, { threadId: page.id });
    return { to: saying("muted", threadPath(page)) };
  }),
  unmute: action(pageInput, async (forum, actor, page) => {
    await unmuteThread(forum, actor, { threadId: page.id });
    return { to: saying("unmuted", threadPath(page)) };
  }),
  result: action(resultInput, async (forum, actor, input) => ({
    to: saying("result", await writeResult(forum, actor, input)),
  })),
  fold: action(foldInput, async (forum, actor, input) => ({ to: await foldPost(forum, actor, input) })),
  check: action(checkInput, async (forum, actor, input) => ({
    to: saying("checked", await checkAnswer(forum, actor, input)),
  })),
  feedback: action(feedbackInput.extend({ slug: z.string() }), async (forum, actor, input, { address }) => {
    await noteFeedback(forum, actor, input, address);
    return { to: `${saying("feedback", threadPath(input))}#feedback` };
  }),
  merge: action(mergeInput, async (forum, actor, input) => ({ to: await mergeThread(forum, actor, input) })),
  move: action(moveInput, async (forum, actor, input) => ({ to: await moveThread(forum, actor, input) })),
};
