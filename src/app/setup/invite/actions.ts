import { invitationInput } from "#forum/members/input.ts";
import { inviteMember } from "#forum/members/invitations.ts";
import { action } from "#web/action.ts";

export const actions = {
  invite: action(invitationInput, async (forum, actor, input) => {
    await inviteMember(forum, actor, input);
    return { to: "/setup/invite?done=invited" };
  }),
};
