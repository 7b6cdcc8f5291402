import { acceptInvitationInput } from "#forum/members/input.ts";
import { acceptInvitation } from "#forum/members/invitations.ts";
import { action } from "#web/action.ts";
import { originOf, signedInCookies } from "#web/device-cookie.ts";

export const actions = {
  accept: action(acceptInvitationInput, async (forum, _actor, input, request) => {
    const signedIn = await acceptInvitation(forum, input, originOf(forum, request));
    return { to: "/", cookies: await signedInCookies(forum, request, signedIn) };
  }),
};
