import { deletePage, editPage } from "#forum/pages/commands.ts";
import { editPageInput, pageInput } from "#forum/pages/input.ts";
import { action } from "#web/action.ts";
import { confirmed } from "#web/confirmed.ts";

export const actions = {
  editPage: action(editPageInput, async (forum, actor, input) => {
    await editPage(forum, actor, input);
    return { to: "/admin/pages?done=saved" };
  }),
  deletePage: confirmed(
    action(pageInput, async (forum, actor, input) => {
      await deletePage(forum, actor, input);
      return { to: "/admin/pages?done=deleted" };
    }),
  ),
};
