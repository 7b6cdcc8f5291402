import { deleteTag, editTag, mergeTag } from "#forum/tags/commands.ts";
import { editTagInput, mergeTagInput, tagInput } from "#forum/tags/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  editTag: action(editTagInput, async (forum, actor, input) => {
    await editTag(forum, actor, input);
    return { to: "/admin/tags?done=saved" };
  }),
  mergeTag: action(mergeTagInput, async (forum, actor, input) => {
    await mergeTag(forum, actor, input);
    return { to: "/admin/tags?done=merged" };
  }),
  deleteTag: action(tagInput, async (forum, actor, input) => {
    await deleteTag(forum, actor, input);
    return { to: "/admin/tags?done=deleted" };
  }),
};
