import { z } from "zod";
import { markAllRead, markRead } from "#forum/notifications/commands.ts";
import { markReadInput } from "#forum/notifications/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  markRead: action(markReadInput, async (forum, actor, input) => {
    await markRead(forum, actor, input);
    return { to: "/notifications" };
  }),
  markAllRead: action(z.object({}), async (forum, actor) => {
    await markAllRead(forum, actor);
    return { to: "/notifications" };
  }),
};
