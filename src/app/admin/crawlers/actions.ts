import { changeCrawlers } from "#forum/administration/crawlers.ts";
import { crawlersForm } from "#forum/administration/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  changeCrawlers: action(crawlersForm, async (forum, actor, input) => {
    await changeCrawlers(forum, actor, input);
    return { to: "/admin/crawlers?done=saved" };
  }),
};
