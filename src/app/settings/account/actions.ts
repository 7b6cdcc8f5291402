import { z } from "zod";
import { changeEmail, withdrawEmailChange } from "#forum/members/email.ts";
import { changeEmailInput, changePasswordInput } from "#forum/members/input.ts";
import { changePassword } from "#forum/members/password-commands.ts";
import { action } from "#web/action.ts";

export const actions = {
  changeEmail: action(changeEmailInput, async (forum, actor, input) => {
    await changeEmail(forum, actor, input);
    return { to: "/settings/account?sent=1" };
  }),
  withdrawEmail: action(z.object({}), async (forum, actor) => {
    await withdrawEmailChange(forum, actor);
    return { to: "/settings/account" };
  }),
  changePassword: action(changePasswordInput, async (forum, actor, input) => {
    await changePassword(forum, actor, input);
    return { to: "/settings/account?changed=1" };
  }),
};
