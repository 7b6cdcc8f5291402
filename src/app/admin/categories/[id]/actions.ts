import { deleteCategory, editCategory } from "#forum/categories/commands.ts";
import { categoryInput, editCategoryInput, emptyCategoryInput } from "#forum/categories/input.ts";
import { moveAllThreads } from "#forum/threads/move-all.ts";
import { action } from "#web/action.ts";
import { confirmed } from "#web/confirmed.ts";

export const actions = {
  editCategory: action(editCategoryInput, async (forum, actor, input) => {
    await editCategory(forum, actor, input);
    return { to: "/admin/categories?done=saved" };
  }),
  moveAllThreads: action(emptyCategoryInput, async (forum, actor, input) => {
    await moveAllThreads(forum, actor, input);
    return { to: `/admin/categories/${input.id}?done=moved` };
  }),
  deleteCategory: confirmed(
    action(categoryInput, async (forum, actor, input) => {
      await deleteCategory(forum, actor, input);
      return { to: "/admin/categories?done=deleted" };
    }),
  ),
};
