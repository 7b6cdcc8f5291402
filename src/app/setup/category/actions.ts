import { createCategories } from "#forum/categories/commands.ts";
import { firstCategoriesInput } from "#forum/categories/input.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { action } from "#web/action.ts";

export const actions = {
  createFirst: action(firstCategoriesInput, async (forum, actor, input) => {
    // The form was sent twice, or somebody else was quicker: the first ones stand.
    if ((await structureOf(forum)).categories.length > 0) return { to: "/setup/invite" };
    await createCategories(forum, actor, input);
    return { to: "/setup/invite" };
  }),
};
