import { changeAkismet } from "#forum/administration/akismet.ts";
import { akismetForm, preventionForm } from "#forum/administration/input.ts";
import { changePrevention } from "#forum/administration/prevention.ts";
import { action } from "#web/action.ts";

export const actions = {
  changePrevention: action(preventionForm, async (forum, actor, input) => {
    await changePrevention(forum, actor, input);
    return { to: "/admin/prevention?done=saved" };
  }),
  changeAkismet: action(akismetForm, async (forum, actor, input) => {
    await changeAkismet(forum, actor, input);
    return { to: "/admin/prevention?done=saved" };
  }),
};
