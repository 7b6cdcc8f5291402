import { threadCounts } from "#forum/categories/queries.ts";
import { type Category, structureOf } from "#forum/categories/structure.ts";
import { listGroups } from "#forum/groups/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { Dot } from "#ui/mark.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { numeral } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.categories");

export default async function AdminCategoriesPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = administration();
  const [structure, counts, groups] = await Promise.all([
    structureOf(forum),
    threadCounts(forum),
    listGroups(forum, actor),
  ]);
  const siblings = (of: Category) => structure.categories.filter((other) => other.parentId === of.parentId);
  const who = (category: Category, right: "see" | "start" | "reply") =>
    category[right] === "groups"
      ? groups
          .filter(({ id }) => category.groups[right].includes(id))
          .map(({ name }) => name)
          .join(", ")
      : t(`admin.categories.short.${category[right]}`);
  const orderItem = (category: Category, to: "up" | "down") => ({
    do: "orderCategory",
    action: "/admin/categories",
    fields: { id: category.id, to },
    label: t(`admin.categories.${to}`),
    name: t(`admin.categories.${to}Name`, { name: category.name }),
  });
  return (
    <AdminPage
      area="categories"
      title={t("admin.tabs.categories")}
      rule={t("admin.about.categories")}
      query={searchParams}
      actions={
        <>
          <LinkButton look="primary" icon="plus" href="/admin/categories/new">
            {t("admin.categories.new")}
          </LinkButton>
          <LinkButton href="/admin/categories/see-as">{t("admin.seeAs.title")}</LinkButton>
        </>
      }
    >
      <FormErrors form="orderCategory" />
      {structure.categories.length === 0 ? (
        <EmptyState title={t("admin.categories.emptyTitle")}>{t("admin.categories.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.categories.caption")}
          columns={[
            { label: t("admin.categories.name") },
            { label: t("admin.categories.order"), end: true },
            { label: t("admin.categories.kind") },
            { label: t("admin.categories.see") },
            { label: t("admin.categories.start") },
            { label: t("admin.categories.reply") },
            { label: t("admin.categories.threads"), end: true },
          ]}
          rows={structure.categories.map((category) => {
            const ids = siblings(category).map(({ id }) => id);
            return {
              key: category.id,
              cells: [
                <span
                  key="name"
                  id={`category-${category.id}`}
                  className={category.parentId === null ? "dotted" : "dotted below"}
                >
                  <Dot color={category.color} />
                  <a href={`/admin/categories/${category.id}`}>{category.name}</a>
                </span>,
                <RowActions
                  key="order"
                  items={[
                    ...(ids[0] === category.id ? [] : [orderItem(category, "up")]),
                    ...(ids.at(-1) === category.id ? [] : [orderItem(category, "down")]),
                  ]}
                />,
                t(`categories.kinds.${category.kind}`),
                who(category, "see"),
                who(category, "start"),
                who(category, "reply"),
                numeral(locale, counts.get(category.id) ?? 0),
              ],
            };
          })}
        />
      )}
    </AdminPage>
  );
}
