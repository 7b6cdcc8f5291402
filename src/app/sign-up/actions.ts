import { resendInput, signUpInput } from "#forum/members/input.ts";
import { resendConfirmation, signUp } from "#forum/members/sign-up.ts";
import { action } from "#web/action.ts";

export const actions = {
  signUp: action(signUpInput, async (forum, _actor, input, request) => ({
    to: `/sign-up?sent=${await signUp(forum, input, request)}`,
  })),
  resend: action(resendInput, async (forum, _actor, input, request) => {
    await resendConfirmation(forum, input, request);
    return { to: `/sign-up?sent=${input.request}&again=1` };
  }),
};
