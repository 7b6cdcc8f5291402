import { forgottenPasswordInput } from "#forum/members/input.ts";
import { forgotPassword } from "#forum/members/password-commands.ts";
import { action } from "#web/action.ts";
import { originOf } from "#web/device-cookie.ts";

export const actions = {
  forgotPassword: action(forgottenPasswordInput, async (forum, _actor, input, request) => {
    await forgotPassword(forum, input, originOf(forum, request));
    return { show: { sent: true } };
  }),
};
