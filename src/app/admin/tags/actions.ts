import { createTag } from "#forum/tags/commands.ts";
import { newTagInput } from "#forum/tags/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  createTag: action(newTagInput, async (forum, actor, input) => {
    await createTag(forum, actor, input);
    return { to: "/admin/tags?done=created" };
  }),
};
