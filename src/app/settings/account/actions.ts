import { z } from "zod";
import { leaveForum } from "#forum/leaving/commands.ts";
import { leaveInput } from "#forum/leaving/input.ts";
import { changeEmail, withdrawEmailChange } from "#forum/members/email.ts";
import { changeEmailInput, changePasswordInput } from "#forum/members/input.ts";
import { changePassword } from "#forum/members/password-commands.ts";
import { idOf } from "#forum/members/policy.ts";
import { action } from "#web/action.ts";
import { deviceCookie } from "#web/device-cookie.ts";
import { signedOutCookie } from "#web/session-cookie.ts";

export const actions = {
  leave: action(leaveInput, async (forum, actor, input) => {
    await leaveForum(forum, actor, input);
    return { to: "/", cookies: [signedOutCookie(forum)] };
  }),
  changeEmail: action(changeEmailInput, async (forum, actor, input, request) => {
    await changeEmail(forum, actor, input, request);
    return { to: "/settings/account?sent=1" };
  }),
  withdrawEmail: action(z.object({}), async (forum, actor) => {
    await withdrawEmailChange(forum, actor);
    return { to: "/settings/account" };
  }),
  changePassword: action(changePasswordInput, async (forum, actor, input, request) => {
    await changePassword(forum, actor, input);
    // Of all browsers that knew the old password this one alone knows the new one.
    return { to: "/settings/account?changed=1", cookies: [await deviceCookie(forum, request.cookie, idOf(actor))] };
  }),
};
