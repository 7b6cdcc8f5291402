import { addToGroup, deleteGroup, removeFromGroup, renameGroup } from "#forum/groups/commands.ts";
import { addToGroupInput, groupInput, removeFromGroupInput, renameGroupInput } from "#forum/groups/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  addToGroup: action(addToGroupInput, async (forum, actor, input) => {
    await addToGroup(forum, actor, input);
    return { to: `/admin/groups/${input.id}?done=added` };
  }),
  removeFromGroup: action(removeFromGroupInput, async (forum, actor, input) => {
    await removeFromGroup(forum, actor, input);
    return { to: `/admin/groups/${input.id}?done=removed` };
  }),
  renameGroup: action(renameGroupInput, async (forum, actor, input) => {
    await renameGroup(forum, actor, input);
    return { to: `/admin/groups/${input.id}?done=saved` };
  }),
  deleteGroup: action(groupInput, async (forum, actor, input) => {
    await deleteGroup(forum, actor, input);
    return { to: "/admin/groups?done=deleted" };
  }),
};
