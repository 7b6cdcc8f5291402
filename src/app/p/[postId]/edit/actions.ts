import { editPost } from "#forum/threads/edit.ts";
import { editPostInput } from "#forum/threads/input.ts";
import { writing } from "#web/writing.ts";

export const actions = {
  edit: writing(editPostInput, async (forum, actor, input) => ({ to: await editPost(forum, actor, input) })),
};
