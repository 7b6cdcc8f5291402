import { profileInput } from "#forum/members/input.ts";
import { updateProfile } from "#forum/members/profile.ts";
import { action } from "#web/action.ts";

export const actions = {
  saveProfile: action(profileInput, async (forum, actor, input) => {
    await updateProfile(forum, actor, input);
    return { to: "/settings/profile?saved=1" };
  }),
};
