import { orderCategory } from "#forum/categories/commands.ts";
import { orderCategoryInput } from "#forum/categories/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  orderCategory: action(orderCategoryInput, async (forum, actor, input) => {
    await orderCategory(forum, actor, input);
    return { to: `/admin/categories#category-${input.id}` };
  }),
};
