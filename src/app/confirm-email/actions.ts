import { confirmEmailChange } from "#forum/members/email.ts";
import { confirmEmailInput, confirmSignUpInput } from "#forum/members/input.ts";
import { confirmSignUp } from "#forum/members/sign-up.ts";
import { action } from "#web/action.ts";
import { originOf, signedInCookies } from "#web/device-cookie.ts";

export const actions = {
  signUp: action(confirmSignUpInput, async (forum, _actor, input, request) => {
    const signedIn = await confirmSignUp(forum, input, originOf(forum, request));
    const to = `/confirm-email?welcome=1&return=${encodeURIComponent(signedIn.return)}`;
    return { to, cookies: await signedInCookies(forum, request, signedIn) };
  }),
  changeEmail: action(confirmEmailInput, async (forum, actor, input) => {
    await confirmEmailChange(forum, input);
    return { to: actor.id === null ? "/sign-in" : "/settings/account?confirmed=1" };
  }),
};
