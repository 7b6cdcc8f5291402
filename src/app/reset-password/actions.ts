import { resetPasswordInput } from "#forum/members/input.ts";
import { resetPassword } from "#forum/members/password-commands.ts";
import { action } from "#web/action.ts";
import { originOf, signedInCookies } from "#web/device-cookie.ts";

export const actions = {
  resetPassword: action(resetPasswordInput, async (forum, _actor, input, request) => {
    const signedIn = await resetPassword(forum, input, originOf(forum, request));
    return { to: "/settings/sessions?reset=1", cookies: await signedInCookies(forum, request, signedIn) };
  }),
};
