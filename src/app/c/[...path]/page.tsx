import { notFound, permanentRedirect } from "next/navigation";
import { categoryPath } from "#forum/categories/addresses.ts";
import { mayStartIn, visibleCategories } from "#forum/categories/policy.ts";
import { type FoundCategory, findCategory } from "#forum/categories/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { Chip, Dot } from "#ui/mark.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { Spaced } from "#ui/spaced.tsx";
import { here } from "#web/context.ts";
import { pathId, type Query } from "#web/params.ts";
import { listMetadata } from "../../list-metadata.tsx";
import { ThreadListPage } from "../../thread-list-page.tsx";

type Props = { params: Promise<{ path: string[] }>; searchParams: Query };

/** The category an address names by its last part; the parts before it are for readers. */
async function categoryHere(params: Props["params"]): Promise<FoundCategory> {
  const { forum, actor } = here();
  const { path } = await params;
  const id = pathId(path.at(-1));
  return id === null || path.length > 3 ? { kind: "none" } : findCategory(forum, actor, id);
}

export async function generateMetadata({ params, searchParams }: Props) {
  const found = await categoryHere(params);
  if (found.kind !== "found") return {};
  const { category, structure } = found;
  const path = categoryPath(category, structure);
  const parent = category.parentId === null ? undefined : structure.byId.get(category.parentId);
  // Two categories may have a part of the same name.
  const title = [category.name, parent?.name].filter(Boolean).join(" · ");
  const about = category.description || here().t("lists.category.about", { site: here().settings.siteName });
  return listMetadata({ title, path, description: `${title}: ${about}`, feed: `${path}.rss` }, searchParams);
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const context = here();
  const { t, actor, url } = context;
  const found = await categoryHere(params);
  if (found.kind === "gone") context.status = 410;
  if (found.kind !== "found") notFound();
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
            {...(actor.id === null && { site: context.settings.siteName })}
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
            <Spaced>
              {" "}
              {below.map((child) => (
                <Chip key={child.id} name={child.name} color={child.color} href={categoryPath(child, structure)} />
              ))}
            </Spaced>{" "}
          </p>
        ),
        empty: { title: t("lists.empty.title"), text: t("lists.category.emptyText") },
        visits: `category:${category.id}`,
      }}
    />
  );
}
