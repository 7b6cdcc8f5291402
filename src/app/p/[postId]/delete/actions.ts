import { removePostInput } from "#forum/moderation/input.ts";
import { removePost } from "#forum/moderation/remove-post.ts";
import { action } from "#web/action.ts";

export const actions = {
  delete: action(removePostInput, async (forum, actor, input) => ({ to: await removePost(forum, actor, input) })),
};
