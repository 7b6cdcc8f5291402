import { changeSettings } from "#forum/administration/commands.ts";
import { settingsForm } from "#forum/administration/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  changeSettings: action(settingsForm, async (forum, actor, input) => {
    await changeSettings(forum, actor, input);
    return { to: "/admin/settings?done=saved" };
  }),
};
