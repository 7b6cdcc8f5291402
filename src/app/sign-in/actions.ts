import { signIn } from "#forum/members/commands.ts";
import { signInInput } from "#forum/members/input.ts";
import { action } from "#web/action.ts";
import { originOf, signedInCookies } from "#web/device-cookie.ts";
import { resumed } from "#web/resume.ts";

export const actions = {
  signIn: action(signInInput, async (forum, actor, input, request) => {
    const signedIn = await signIn(forum, actor, input, originOf(forum, request));
    const cookies = await signedInCookies(forum, request, signedIn);
    const resume = resumed(input.resume);
    return resume ? { resume, cookies } : { to: input.return, cookies };
  }),
};
