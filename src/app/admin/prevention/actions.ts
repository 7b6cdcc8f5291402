import { changeAkismet } from "#forum/administration/akismet.ts";
import { akismetForm, preventionForm } from "#forum/administration/input.ts";
import { changePrevention } from "#forum/administration/prevention.ts";
import { mayAdminister } from "#forum/members/policy.ts";
import { BAD_LISTS, MAX_LIST_BYTES } from "#forum/settings/prevention.ts";
import { action, withFiles } from "#web/action.ts";
import { fileOf } from "./list-file.ts";

const LIST_FILES = Object.fromEntries(
  BAD_LISTS.map((name) => [fileOf(name), { maxBytes: MAX_LIST_BYTES, into: name }]),
);

export const actions = {
  changePrevention: withFiles(
    action(preventionForm, async (forum, actor, input) => {
      await changePrevention(forum, actor, input);
      return { to: "/admin/prevention?done=saved" };
    }),
    mayAdminister,
    LIST_FILES,
  ),
  changeAkismet: action(akismetForm, async (forum, actor, input) => {
    await changeAkismet(forum, actor, input);
    return { to: "/admin/prevention?done=saved" };
  }),
};
