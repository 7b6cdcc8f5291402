import { signIn } from "#forum/members/commands.ts";
import { signInInput } from "#forum/members/input.ts";
import { action } from "#web/action.ts";
import { resumed } from "#web/resume.ts";
import { signedInCookie } from "#web/session-cookie.ts";

export const actions = {
  signIn: action(signInInput, async (forum, _actor, input, request) => {
    const cookies = [await signedInCookie(forum, await signIn(forum, input, request))];
    const resume = resumed(input.resume);
    return resume ? { resume, cookies } : { to: input.return, cookies };
  }),
};
