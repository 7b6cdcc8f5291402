import { editHidden } from "#forum/moderation/hidden.ts";
import { editHiddenInput } from "#forum/moderation/input.ts";
import { writing } from "#web/writing.ts";

export const actions = {
  edit: writing(editHiddenInput, async (forum, actor, input) => ({ to: await editHidden(forum, actor, input) })),
};
