import { createCategories } from "#forum/categories/commands.ts";
import { firstCategoriesInput } from "#forum/categories/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  createFirst: action(firstCategoriesInput, async (forum, actor, input) => {
    await createCategories(forum, actor, input);
    return { to: "/setup/invite" };
  }),
};
