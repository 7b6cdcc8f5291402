import { flagMember } from "#forum/moderation/flag-member.ts";
import { flagMemberInput } from "#forum/moderation/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  flag: action(flagMemberInput, async (forum, actor, input) => {
    await flagMember(forum, actor, input);
    return { show: { flagged: true } };
  }),
};
