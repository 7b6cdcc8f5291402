import { createPage } from "#forum/pages/commands.ts";
import { newPageInput } from "#forum/pages/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  createPage: action(newPageInput, async (forum, actor, input) => {
    await createPage(forum, actor, input);
    return { to: "/admin/pages?done=created" };
  }),
};
