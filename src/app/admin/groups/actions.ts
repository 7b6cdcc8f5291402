import { createGroup } from "#forum/groups/commands.ts";
import { newGroupInput } from "#forum/groups/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  createGroup: action(newGroupInput, async (forum, actor, input) => {
    const id = await createGroup(forum, actor, input);
    return { to: `/admin/groups/${id}?done=created` };
  }),
};
