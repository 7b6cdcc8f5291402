import { preventionForm } from "#forum/administration/input.ts";
import { changePrevention } from "#forum/administration/prevention.ts";
import { action } from "#web/action.ts";

export const actions = {
  changePrevention: action(preventionForm, async (forum, actor, input) => {
    await changePrevention(forum, actor, input);
    return { to: "/admin/prevention?done=saved" };
  }),
};
