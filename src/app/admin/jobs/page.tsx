import { notFound } from "next/navigation";
import { failedJobs } from "#forum/administration/queries.ts";
import { Button } from "#ui/button.tsx";
import { DataTable, RowActions } from "#ui/data.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { moment, numeral } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { Pages } from "../../pages.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";

export const generateMetadata = adminTitle("admin.tabs.jobs");

export default async function JobsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = administration();
  const page = pageNumber((await searchParams).page);
  if (page === null) notFound();
  const { jobs, pages } = await failedJobs(forum, actor, page);
  if (page > pages) notFound();
  return (
    <AdminPage
      area="jobs"
      title={t("admin.tabs.jobs")}
      rule={t("admin.about.jobs")}
      query={searchParams}
      actions={
        jobs.some(({ state }) => state === "failed") && (
          <form method="post" action="/admin/jobs">
            <input type="hidden" name="do" value="retryAll" />
            <Button>{t("admin.jobs.retryAll")}</Button>
          </form>
        )
      }
    >
      {forum.search.failures().map(({ engine, reason }) => (
        <Notice key={engine} tone="danger">
          <a href="/admin/search">{t("admin.jobs.search", { name: t(`admin.search.engines.${engine}`), reason })}</a>
        </Notice>
      ))}
      <FormErrors form="retry" />
      <FormErrors form="drop" />
      {jobs.length === 0 ? (
        <EmptyState title={t("admin.jobs.emptyTitle")}>{t("admin.jobs.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.jobs.caption")}
          columns={[
            { label: t("admin.jobs.name") },
            { label: t("admin.jobs.reason") },
            { label: t("admin.jobs.attempts"), end: true },
            { label: t("admin.jobs.since") },
            { label: t("admin.jobs.next") },
            { label: t("admin.actions"), labelHidden: true },
          ]}
          rows={jobs.map((job) => {
            const failed = job.state === "failed";
            const item = (name: "retry" | "drop") => ({
              do: name,
              action: "/admin/jobs",
              fields: { id: job.id },
              label: t(`admin.jobs.${name}`),
              name: t(`admin.jobs.${name}Name`, { name: job.name, id: job.id }),
              danger: name === "drop",
            });
            return {
              key: job.id,
              cells: [
                <code key="name">{job.name}</code>,
                job.error ?? "–",
                numeral(locale, job.attempts),
                <Time key="since" {...moment(locale, job.createdAt)} />,
                failed ? t("admin.jobs.never") : <Time key="next" {...moment(locale, job.runAt)} />,
                <RowActions key="acts" items={failed ? [item("retry"), item("drop")] : [item("retry")]} />,
              ],
            };
          })}
        />
      )}
      <Pages current={page} total={pages} path="/admin/jobs" />
    </AdminPage>
  );
}
