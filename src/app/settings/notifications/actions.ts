import { setMail, unmuteThread } from "#forum/notifications/commands.ts";
import { mailSettingsInput, muteInput } from "#forum/notifications/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  setMail: action(mailSettingsInput, async (forum, actor, input) => {
    await setMail(forum, actor, input);
    return { to: "/settings/notifications?saved=1" };
  }),
  unmute: action(muteInput, async (forum, actor, input) => {
    await unmuteThread(forum, actor, input);
    return { to: "/settings/notifications?saved=1" };
  }),
};
