import { illegalContentInput } from "#forum/moderation/input.ts";
import { reportIllegalContent } from "#forum/moderation/legal.ts";
import { action } from "#web/action.ts";

export const actions = {
  report: action(illegalContentInput, async (forum, actor, input, { address, locale }) => {
    const reference = await reportIllegalContent(forum, actor, input, { address, language: locale });
    return { show: { reference } };
  }),
};
