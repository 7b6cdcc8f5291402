import { startThreadInput } from "#forum/threads/input.ts";
import { startThread } from "#forum/threads/start.ts";
import { writing } from "#web/writing.ts";

export const actions = {
  start: writing(startThreadInput, async (forum, actor, input) => ({ to: await startThread(forum, actor, input) })),
};
