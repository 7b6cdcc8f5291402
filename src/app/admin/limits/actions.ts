import { changeLimits } from "#forum/administration/commands.ts";
import { limitsForm } from "#forum/administration/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  changeLimits: action(limitsForm, async (forum, actor, input) => {
    await changeLimits(forum, actor, input);
    return { to: "/admin/limits?done=saved" };
  }),
};
