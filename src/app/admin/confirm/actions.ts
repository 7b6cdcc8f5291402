import { confirmPassword } from "#forum/members/confirming.ts";
import { confirmInput } from "#forum/members/input.ts";
import { action } from "#web/action.ts";
import { resumed } from "#web/resume.ts";

export const actions = {
  confirm: action(confirmInput, async (forum, actor, input) => {
    await confirmPassword(forum, actor, input);
    const resume = resumed(input.resume);
    return resume ? { resume } : { to: input.return };
  }),
};
