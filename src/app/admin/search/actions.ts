import { changeSearchSettings } from "#forum/search/commands.ts";
import { searchSettingsForm } from "#forum/search/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  changeSearchSettings: action(searchSettingsForm, async (forum, actor, input) => {
    await changeSearchSettings(forum, actor, input);
    return { to: "/admin/search?done=saved" };
  }),
};
