import { appeal } from "#forum/moderation/appeal.ts";
import { appealInput } from "#forum/moderation/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  appeal: action(appealInput, async (forum, actor, input) => {
    await appeal(forum, actor, input);
    return { to: "/settings/record?done=appealed" };
  }),
};
