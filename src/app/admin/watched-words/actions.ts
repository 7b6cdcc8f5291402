import { unwatchWord, watchWord } from "#forum/prevention/watched/commands.ts";
import { tryWatchedInput, unwatchInput, watchInput } from "#forum/prevention/watched/input.ts";
import { tryWatched } from "#forum/prevention/watched/queries.ts";
import { action } from "#web/action.ts";

export const actions = {
  watch: action(watchInput, async (forum, actor, input) => {
    await watchWord(forum, actor, input);
    return { to: "/admin/watched-words?done=added" };
  }),
  unwatch: action(unwatchInput, async (forum, actor, input) => {
    await unwatchWord(forum, actor, input);
    return { to: "/admin/watched-words?done=removed" };
  }),
  try: action(tryWatchedInput, async (forum, actor, { sample }) => ({
    show: { found: (await tryWatched(forum, actor, sample)).map(({ text, action }) => ({ text, action })) },
  })),
};
