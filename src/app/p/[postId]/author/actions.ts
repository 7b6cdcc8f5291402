import { changeAuthor } from "#forum/threads/change-author.ts";
import { authorInput } from "#forum/threads/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  changeAuthor: action(authorInput, async (forum, actor, input) => ({ to: await changeAuthor(forum, actor, input) })),
};
