import { notFound } from "next/navigation";
import { LOG_AREAS, logQuery } from "#forum/administration/log/input.ts";
import { auditPage, type LogEntry } from "#forum/administration/log/queries.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { moment, numeral } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { Pages } from "../../pages.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { deedOf, detailsOf } from "./words.ts";

export const generateMetadata = adminTitle("admin.tabs.log");

/** Who changed what, and when: lines that stay. */
export default async function LogPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = administration();
  const given = await searchParams;
  const page = pageNumber(given.page);
  if (page === null) notFound();
  const query = logQuery.parse(given);
  const { entries, total, pages } = await auditPage(forum, actor, query, page);
  if (page > pages) notFound();
  const keep = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
  const file = `/admin/log/export?${new URLSearchParams(keep)}`;
  return (
    <AdminPage area="log" title={t("admin.tabs.log")} rule={t("admin.about.log")} query={searchParams}>
      <form method="get" action="/admin/log" className="filter">
        <TextField name="who" label={t("admin.log.who")} hint={t("admin.log.whoHint")} value={query.who} />
        <SelectField
          name="area"
          label={t("admin.log.area")}
          value={query.area}
          options={[
            { value: "", label: t("admin.log.anyArea") },
            ...LOG_AREAS.map((area) => ({ value: area, label: t(`admin.log.areas.${area}`) })),
          ]}
        />
        <TextField name="from" type="date" label={t("admin.log.from")} value={query.from} />
        <TextField name="to" type="date" label={t("admin.log.to")} value={query.to} />
        <Button>{t("admin.find")}</Button>
      </form>
      {entries.length === 0 ? (
        <EmptyState title={t("admin.log.emptyTitle")}>{t("admin.log.emptyText")}</EmptyState>
      ) : (
        <>
          <DataTable
            caption={t("admin.log.caption", { count: total, shown: numeral(locale, total) })}
            columns={[
              { label: t("admin.log.what") },
              { label: t("admin.log.about") },
              { label: t("admin.log.by") },
              { label: t("admin.log.at") },
            ]}
            rows={entries.map((entry) => ({
              key: `${entry.source} ${entry.id}`,
              cells: [
                deedOf(entry),
                <About key="about" entry={entry} />,
                <By key="by" entry={entry} />,
                <Time key="at" {...moment(locale, entry.createdAt)} />,
              ],
            }))}
          />
          <p>
            <a href={file} download>
              {t("admin.log.csv")}
            </a>
          </p>
        </>
      )}
      <Pages current={page} total={pages} path="/admin/log" keep={keep} />
    </AdminPage>
  );
}

function About({ entry }: { entry: LogEntry }) {
  const details = detailsOf(entry);
  return (
    <>
      {entry.subject ?? (details.length === 0 ? "–" : null)}
      {details.length > 0 && (
        <ul className="changes">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function By({ entry: { actor } }: { entry: LogEntry }) {
  const { t } = administration();
  if (!actor) return t("admin.log.nobody");
  return (
    <>
      <a href={`/admin/people/${actor.id}`}>{actor.displayName}</a> <span className="hint">@{actor.username}</span>
    </>
  );
}
