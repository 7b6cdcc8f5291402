import { notFound } from "next/navigation";
import { tagPath } from "#forum/tags/names.ts";
import { listTags } from "#forum/tags/queries.ts";
import { Button } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { numeral } from "#web/format.ts";
import { pageNumber, type Query, single } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { Pages } from "../../pages.tsx";
import { AdminPage } from "../frame.tsx";
import { tagArranging, tagTitle } from "./tag-arranging.ts";
import { TagFields } from "./tag-fields.tsx";

export const generateMetadata = tagTitle("admin.tabs.tags");

export default async function AdminTagsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = tagArranging();
  const query = await searchParams;
  const page = pageNumber(query.page);
  if (page === null) notFound();
  const prefix = single(query.q).trim();
  const { tags, pages } = await listTags(forum, actor, { page, all: true, prefix });
  if (page > 1 && tags.length === 0) notFound();
  return (
    <AdminPage area="tags" title={t("admin.tabs.tags")} rule={t("admin.about.tags")} query={searchParams}>
      <form method="get" action="/admin/tags" className="filter">
        <TextField name="q" label={t("admin.tags.find")} value={prefix} short />
        <Button>{t("admin.find")}</Button>
      </form>
      {tags.length === 0 ? (
        <EmptyState title={t(prefix ? "admin.tags.noneFound" : "admin.tags.emptyTitle")}>
          {t("admin.tags.emptyText")}
        </EmptyState>
      ) : (
        <DataTable
          caption={t("admin.tags.caption")}
          columns={[
            { label: t("admin.tags.name") },
            { label: t("admin.tags.description") },
            { label: t("admin.categories.threads"), end: true },
            { label: t("admin.actions"), labelHidden: true },
          ]}
          rows={tags.map((tag) => ({
            key: tag.id,
            cells: [
              <a key="name" href={`/admin/tags/${tag.id}`}>
                {tag.name}
              </a>,
              tag.description,
              numeral(locale, tag.threadCount),
              <RowActions
                key="acts"
                items={[
                  { href: tagPath(tag.name), label: t("admin.show"), name: t("admin.showName", { name: tag.name }) },
                ]}
              />,
            ],
          }))}
        />
      )}
      <Pages current={page} total={pages} path="/admin/tags" keep={prefix ? { q: prefix } : {}} />
      <Panel title={t("admin.tags.new")}>
        <form method="post" action="/admin/tags" className="form">
          <input type="hidden" name="do" value="createTag" />
          <FormErrors form="createTag" />
          <TagFields form="createTag" />
          <FormActions>
            <Button look="primary">{t("admin.tags.create")}</Button>
          </FormActions>
        </form>
      </Panel>
    </AdminPage>
  );
}
