import { z } from "zod";
import { signOut } from "#forum/members/commands.ts";
import { action } from "#web/action.ts";
import { signedOutCookie } from "#web/session-cookie.ts";

export const actions = {
  signOut: action(z.object({}), async (forum, actor) => {
    await signOut(forum, actor);
    return { to: "/", cookies: [signedOutCookie(forum)] };
  }),
};
