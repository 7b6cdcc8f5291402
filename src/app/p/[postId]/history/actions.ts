import { hideRevision } from "#forum/threads/hide-revision.ts";
import { hideRevisionInput } from "#forum/threads/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  hideRevision: action(hideRevisionInput, async (forum, actor, input) => ({
    to: await hideRevision(forum, actor, input),
  })),
};
