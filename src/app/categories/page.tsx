import type { Metadata } from "next";
import { categoryPath } from "#forum/categories/addresses.ts";
import { type CategoryOverview, categoryOverview } from "#forum/categories/queries.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { atLeast } from "#forum/members/actor.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { LinkButton } from "#ui/button.tsx";
import { CategoryList, type CategoryView } from "#ui/category-list.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { publicHead } from "../public-head.ts";
import { ListTabs } from "../thread-list-page.tsx";

export function generateMetadata(): Metadata {
  const { t, settings } = here();
  const description = t("lists.categories.about", { site: settings.siteName });
  return publicHead({ title: t("lists.categories.title"), description, address: "/categories", page: 1 });
}

export default async function CategoriesPage() {
  const { forum, actor, t, locale } = here();
  const [overview, structure] = await Promise.all([categoryOverview(forum, actor), structureOf(forum)]);
  const manages = atLeast(actor, "administrator");
  const viewOf = ({ category, threadCount, latest, children }: CategoryOverview): CategoryView => ({
    id: category.id,
    href: categoryPath(category, structure),
    name: category.name,
    color: category.color,
    description: category.description,
    facts: `${t(`categories.kinds.${category.kind}`)} · ${t("categories.threads", { count: threadCount })}`,
    ...(latest && {
      latest: { href: threadPath(latest), title: latest.title, when: <Time {...moment(locale, latest.lastPostAt)} /> },
    }),
    children: children.map((child) => ({
      href: categoryPath(child.category, structure),
      name: child.category.name,
      color: child.category.color,
    })),
  });
  return (
    <main id="main" className="wrap">
      <PageHead
        title={t("lists.categories.title")}
        rule={t("lists.categories.rule")}
        actions={manages && <LinkButton href="/admin/categories">{t("lists.categories.manage")}</LinkButton>}
      />
      <ListTabs current="categories" />
      {overview.length === 0 ? (
        <EmptyState title={t("lists.categories.emptyTitle")}>
          {t(manages ? "lists.categories.emptyForAdministrators" : "lists.categories.emptyText")}
        </EmptyState>
      ) : (
        <CategoryList categories={overview.map(viewOf)} />
      )}
    </main>
  );
}
