import { pagePath, publicPages } from "#forum/pages/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { moment } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.pages");

/** The company's own pages. */
export default async function PagesPage({ searchParams }: { searchParams: Query }) {
  const { forum, t, locale } = administration();
  const pages = await publicPages(forum);
  return (
    <AdminPage
      area="pages"
      title={t("admin.tabs.pages")}
      rule={t("admin.about.pages")}
      query={searchParams}
      actions={
        <LinkButton look="primary" href="/admin/pages/new">
          {t("admin.pages.new")}
        </LinkButton>
      }
    >
      {pages.length === 0 ? (
        <EmptyState title={t("admin.pages.emptyTitle")}>{t("admin.pages.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.pages.caption")}
          columns={[
            { label: t("admin.pages.title") },
            { label: t("admin.pages.address") },
            { label: t("admin.pages.inFooter") },
            { label: t("admin.pages.edited") },
          ]}
          rows={pages.map((page) => ({
            key: page.id,
            cells: [
              <a key="title" href={`/admin/pages/${page.id}`}>
                {[page.titleDe, page.titleEn].filter(Boolean).join(" / ")}
              </a>,
              <a key="address" href={pagePath(page.slug)}>
                {pagePath(page.slug)}
              </a>,
              t(page.inFooter ? "admin.yes" : "admin.no"),
              <Time key="edited" {...moment(locale, page.editedAt)} />,
            ],
          }))}
        />
      )}
    </AdminPage>
  );
}
