import { invitationInput, withdrawInvitationInput } from "#forum/members/input.ts";
import { inviteMember, withdrawInvitation } from "#forum/members/invitations.ts";
import { action } from "#web/action.ts";
import { confirmed } from "#web/confirmed.ts";

export const actions = {
  invite: confirmed(
    action(invitationInput, async (forum, actor, input) => {
      await inviteMember(forum, actor, input);
      return { to: "/admin/invitations?done=invited" };
    }),
    ({ role }) => role === "administrator",
  ),
  withdraw: action(withdrawInvitationInput, async (forum, actor, input) => {
    await withdrawInvitation(forum, actor, input);
    return { to: "/admin/invitations?done=withdrawn" };
  }),
};
