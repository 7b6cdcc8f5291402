import { flagPost } from "#forum/moderation/flag.ts";
import { flagInput } from "#forum/moderation/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  flag: action(flagInput, async (forum, actor, input) => {
    await flagPost(forum, actor, input);
    return { show: { flagged: true } };
  }),
};
