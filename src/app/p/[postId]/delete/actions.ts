import { deletePostInput } from "#forum/threads/input.ts";
import { deletePost } from "#forum/threads/remove.ts";
import { action } from "#web/action.ts";

export const actions = {
  delete: action(deletePostInput, async (forum, actor, input) => ({ to: await deletePost(forum, actor, input) })),
};
