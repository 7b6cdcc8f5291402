import { notFound } from "next/navigation";
import { tagPath } from "#forum/tags/names.ts";
import { mayArrangeTags } from "#forum/tags/policy.ts";
import { listTags } from "#forum/tags/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { TagLink } from "#ui/mark.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { listMetadata } from "../list-metadata.tsx";
import { Pages } from "../pages.tsx";
import { ListTabs } from "../thread-list-page.tsx";

export function generateMetadata({ searchParams }: { searchParams: Query }) {
  const { t, settings } = here();
  const words = { title: t("lists.tags.title"), description: t("lists.tags.about", { site: settings.siteName }) };
  return listMetadata({ ...words, path: "/tags" }, searchParams);
}

export default async function TagsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = here();
  const page = pageNumber((await searchParams).page);
  if (page === null) notFound();
  const { tags, pages } = await listTags(forum, actor, { page });
  if (page > 1 && tags.length === 0) notFound();
  return (
    <main id="main" className="wrap">
      <PageHead
        title={t("lists.tags.title")}
        rule={t("lists.tags.rule")}
        actions={mayArrangeTags(actor) === true && <LinkButton href="/admin/tags">{t("lists.tags.manage")}</LinkButton>}
      />
      <ListTabs current="tags" />
      {tags.length === 0 ? (
        <EmptyState title={t("lists.tags.emptyTitle")}>{t("lists.tags.emptyText")}</EmptyState>
      ) : (
        <ul className="tag-list">
          {tags.map((tag) => (
            <li key={tag.id}>
              <TagLink name={tag.name} href={tagPath(tag.name)} />{" "}
              <span className="num">{t("categories.threads", { count: tag.threadCount })}</span>
              {tag.description && <p>{tag.description}</p>}
            </li>
          ))}
        </ul>
      )}
      <Pages current={page} total={pages} path="/tags" />
    </main>
  );
}
