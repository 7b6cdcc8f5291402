import { splitInput } from "#forum/threads/input.ts";
import { splitThread } from "#forum/threads/split.ts";
import { action } from "#web/action.ts";

export const actions = {
  split: action(splitInput, async (forum, actor, input) => ({
    to: `${await splitThread(forum, actor, input)}?said=split`,
  })),
};
