import { z } from "zod";
import { markNoticesRead } from "#forum/moderation/record/commands.ts";
import { markAllRead, markRead } from "#forum/notifications/commands.ts";
import { markReadInput } from "#forum/notifications/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  readNotices: action(z.object({}), async (forum, actor) => {
    await markNoticesRead(forum, actor);
    return { to: "/notifications" };
  }),
  markRead: action(markReadInput, async (forum, actor, input) => {
    await markRead(forum, actor, input);
    return { to: "/notifications" };
  }),
  markAllRead: action(z.object({}), async (forum, actor) => {
    await markAllRead(forum, actor);
    await markNoticesRead(forum, actor);
    return { to: "/notifications" };
  }),
};
