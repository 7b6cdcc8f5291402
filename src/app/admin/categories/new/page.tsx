import { structureOf } from "#forum/categories/structure.ts";
import { listGroups } from "#forum/groups/queries.ts";
import { pathId, type Query, single } from "#web/params.ts";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";
import { CategoryForm } from "../category-form.tsx";

export const generateMetadata = adminTitle("admin.categories.new");

export default async function NewCategoryPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = administration();
  const [structure, groups, query] = await Promise.all([structureOf(forum), listGroups(forum, actor), searchParams]);
  return (
    <AdminPage
      area="categories"
      title={t("admin.categories.new")}
      above={{ href: "/admin/categories", label: t("admin.tabs.categories") }}
    >
      <CategoryForm structure={structure} groups={groups} parentId={pathId(single(query.parent))} />
    </AdminPage>
  );
}
