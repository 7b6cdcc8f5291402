import { z } from "zod";
import { revokeSession, signOutEverywhere, signOutOthers } from "#forum/members/commands.ts";
import { revokeSessionInput } from "#forum/members/input.ts";
import { action } from "#web/action.ts";
import { signedOutCookie } from "#web/session-cookie.ts";

export const actions = {
  revoke: action(revokeSessionInput, async (forum, actor, input) => {
    await revokeSession(forum, actor, input);
    return { to: "/settings/sessions?ended=1" };
  }),
  signOutOthers: action(z.object({}), async (forum, actor) => {
    await signOutOthers(forum, actor);
    return { to: "/settings/sessions?ended=1" };
  }),
  signOutEverywhere: action(z.object({}), async (forum, actor) => {
    await signOutEverywhere(forum, actor);
    return { to: "/sign-in?out=1", cookies: [signedOutCookie(forum)] };
  }),
};
