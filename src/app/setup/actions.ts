import { setupInput } from "#forum/members/input.ts";
import { setUp } from "#forum/members/setup.ts";
import { action } from "#web/action.ts";
import { signedInCookie } from "#web/session-cookie.ts";

export const actions = {
  setUp: action(setupInput, async (forum, _actor, input, request) => {
    const cookies = [await signedInCookie(forum, await setUp(forum, input, request))];
    return { to: "/setup/category", cookies };
  }),
};
