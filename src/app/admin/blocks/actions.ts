import { block, blockInput, unblock, unblockInput } from "#forum/members/blocks.ts";
import { action } from "#web/action.ts";

export const actions = {
  block: action(blockInput, async (forum, actor, input) => {
    await block(forum, actor, input);
    return { to: "/admin/blocks?done=added" };
  }),
  unblock: action(unblockInput, async (forum, actor, input) => {
    await unblock(forum, actor, input);
    return { to: "/admin/blocks?done=removed" };
  }),
};
