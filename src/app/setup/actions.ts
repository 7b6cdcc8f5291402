import { setupInput } from "#forum/members/input.ts";
import { setUp } from "#forum/members/setup.ts";
import { action } from "#web/action.ts";
import { signedInCookies } from "#web/device-cookie.ts";

export const actions = {
  setUp: action(setupInput, async (forum, _actor, input, request) => {
    const cookies = await signedInCookies(forum, request, await setUp(forum, input, request));
    return { to: "/setup/category", cookies };
  }),
};
