import { notFound, permanentRedirect } from "next/navigation";
import { tagPath } from "#forum/tags/names.ts";
import { tagByName } from "#forum/tags/queries.ts";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "../../list-metadata.tsx";
import { ThreadListPage } from "../../thread-list-page.tsx";

type Props = { params: Promise<{ name: string }>; searchParams: Query };

async function nameIn(params: Props["params"]): Promise<string> {
  return decodeURIComponent((await params).name);
}

export async function generateMetadata({ params, searchParams }: Props) {
  const { forum, actor, t, settings } = here();
  const found = await tagByName(forum, actor, await nameIn(params));
  if (found.kind !== "found") return {};
  const { name, description } = found.tag;
  const title = t("lists.tag.title", { name });
  const path = tagPath(name);
  const about = description || t("lists.tag.about", { site: settings.siteName });
  return listMetadata({ title, path, description: `${title}: ${about}`, feed: `${path}.rss` }, searchParams);
}

export default async function TagPage({ params, searchParams }: Props) {
  const context = here();
  const { t, forum, actor, url } = context;
  const name = await nameIn(params);
  const found = await tagByName(forum, actor, name);
  if (found.kind === "renamed") permanentRedirect(tagPath(found.name) + url.search);
  if (found.kind === "gone") context.status = 410;
  if (found.kind !== "found") notFound();
  const { tag } = found;
  if (tag.name !== name) permanentRedirect(tagPath(tag.name) + url.search);
  return (
    <ThreadListPage
      query={searchParams}
      list={{
        scope: { kind: "tag", tagId: tag.id },
        path: tagPath(tag.name),
        title: `#${tag.name}`,
        rule: [tag.description, t("lists.tag.rule")].filter(Boolean).join(" "),
        crumbs: (
          <Breadcrumbs
            label={t("site.crumbs")}
            {...(actor.id === null && { site: context.settings.siteName })}
            items={[{ href: "/tags", label: t("lists.tags.tab") }]}
          />
        ),
        empty: { title: t("lists.empty.title"), text: t("lists.tag.emptyText") },
        visits: `tag:${tag.id}`,
        isThinWhenEmpty: true,
      }}
    />
  );
}
