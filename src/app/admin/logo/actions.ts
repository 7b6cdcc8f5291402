import { changeLogo, removeLogo } from "#forum/logo/commands.ts";
import { logoForm, MAX_LOGO_BYTES, removeLogoInput } from "#forum/logo/input.ts";
import { mayAdminister } from "#forum/members/policy.ts";
import { action, withFiles } from "#web/action.ts";

export const actions = {
  changeLogo: withFiles(
    action(logoForm, async (forum, actor, input) => {
      await changeLogo(forum, actor, input);
      return { to: "/admin/logo?done=saved" };
    }),
    mayAdminister,
    { logo: { maxBytes: MAX_LOGO_BYTES }, logoDark: { maxBytes: MAX_LOGO_BYTES } },
  ),
  removeLogo: action(removeLogoInput, async (forum, actor, input) => {
    await removeLogo(forum, actor, input);
    return { to: "/admin/logo?done=removed" };
  }),
};
