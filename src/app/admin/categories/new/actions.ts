import { createCategory } from "#forum/categories/commands.ts";
import { newCategoryInput } from "#forum/categories/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  createCategory: action(newCategoryInput, async (forum, actor, input) => {
    await createCategory(forum, actor, input);
    return { to: "/admin/categories?done=created" };
  }),
};
