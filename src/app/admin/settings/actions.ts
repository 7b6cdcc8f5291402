import { changeSettings } from "#forum/administration/commands.ts";
import { resetSettingInput, settingsForm } from "#forum/administration/input.ts";
import { resetSetting } from "#forum/administration/setting-facts.ts";
import { action } from "#web/action.ts";

export const actions = {
  changeSettings: action(settingsForm, async (forum, actor, input) => {
    await changeSettings(forum, actor, input);
    return { to: "/admin/settings?done=saved" };
  }),
  resetSetting: action(resetSettingInput, async (forum, actor, input) => {
    await resetSetting(forum, actor, input);
    return { to: `/admin/settings?done=reset#${input.key}` };
  }),
};
