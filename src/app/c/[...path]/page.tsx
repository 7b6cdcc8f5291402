import { notFound, permanentRedirect } from "next/navigation";
import { categoryPath } from "#forum/categories/addresses.ts";
import { maySeeCategory, mayStartIn, visibleCategories } from "#forum/categories/policy.ts";
import { type Category, type Structure, structureOf } from "#forum/categories/structure.ts";
import { LinkButton } from "#ui/button.tsx";
import { Chip, Dot } from "#ui/mark.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { here } from "#web/context.ts";
import { pathId, type Query } from "#web/params.ts";
import { listMetadata } from "../../list-metadata.tsx";
import { ThreadListPage } from "../../thread-list-page.tsx";

type Props = { params: Promise<{ path: string[] }>; searchParams: Query };

/** The category an address names by its last part; the parts before it are for readers. */
async function categoryHere(params: Props["params"]): Promise<{ category: Category; structure: Structure } | null> {
  const { forum, actor } = here();
  const { path } = await params;
  const id = pathId(path.at(-1));
  const structure = await structureOf(forum);
  const category = id === null ? undefined : structure.byId.get(id);
  return category && path.length <= 3 && maySeeCategory(actor, category, structure) ? { category, structure } : null;
}

export async function generateMetadata({ params, searchParams }: Props) {
  const found = await categoryHere(params);
  if (!found) return {};
  const { category, structure } = found;
  const path = categoryPath(category, structure);
  return listMetadata({ title: category.name, path, description: category.description }, searchParams);
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const { t, actor, url } = here();
  const found = await categoryHere(params);
  if (!found) notFound();
  const { category, structure } = found;
  const path = categoryPath(category, structure);
  if (url.pathname !== path) permanentRedirect(path + url.search);
  const parent = category.parentId === null ? undefined : structure.byId.get(category.parentId);
  const below = visibleCategories(actor, structure).filter((child) => child.parentId === category.id);
  const mayStart = mayStartIn(actor, category, structure);
  const newHref = `/new?category=${category.id}`;
  return (
    <ThreadListPage
      query={searchParams}
      list={{
        scope: { kind: "category", categoryId: category.id },
        path,
        title: (
          <>
            <Dot color={category.color} /> {category.name}
          </>
        ),
        rule: [category.description, t("lists.category.rule")].filter(Boolean).join(" "),
        crumbs: (
          <Breadcrumbs
            label={t("site.crumbs")}
            items={[
              { href: "/categories", label: t("lists.categories.tab") },
              ...(parent ? [{ href: categoryPath(parent, structure), label: parent.name }] : []),
            ]}
          />
        ),
        ...((mayStart === true || mayStart === "signed_out") && {
          actions: (
            <LinkButton look="line" icon="edit" href={newHref}>
              {t(`lists.category.start_${category.kind}`)}
            </LinkButton>
          ),
        }),
        above: below.length > 0 && (
          <p className="meta">
            {below.map((child) => (
              <Chip key={child.id} name={child.name} color={child.color} href={categoryPath(child, structure)} />
            ))}
          </p>
        ),
        empty: { title: t("lists.empty.title"), text: t("lists.category.emptyText") },
        visits: `category:${category.id}`,
      }}
    />
  );
}
