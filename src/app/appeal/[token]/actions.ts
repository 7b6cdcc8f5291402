import { appealByToken } from "#forum/moderation/appeal.ts";
import { tokenAppealInput } from "#forum/moderation/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  appeal: action(tokenAppealInput, async (forum, _actor, input, { address }) => {
    await appealByToken(forum, input, address);
    return { show: { sent: true } };
  }),
};
