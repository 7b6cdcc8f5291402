import { invitationsInput } from "#forum/members/input.ts";
import { inviteMany, previewInvitations } from "#forum/members/invite-many.ts";
import { action } from "#web/action.ts";
import { confirmed } from "#web/confirmed.ts";

export const actions = {
  preview: action(invitationsInput, async (forum, actor, input) => ({
    show: { lines: await previewInvitations(forum, actor, input) },
  })),
  inviteMany: confirmed(
    action(invitationsInput, async (forum, actor, input) => {
      await inviteMany(forum, actor, input);
      return { to: "/admin/invitations?done=invited" };
    }),
    ({ csv }) => /administrator/i.test(String(csv)),
  ),
};
