import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { publicLog } from "#forum/moderation/log/queries.ts";
import { EmptyState } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { Pages } from "../pages.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("publicLog.title"), robots: { index: false } });

/** What moderators decided, for everybody and without names, where the settings say so. */
export default async function PublicLogPage({ searchParams }: { searchParams: Query }) {
  const context = here();
  const { forum, t, locale } = context;
  const page = pageNumber((await searchParams).page);
  const found = page === null ? "none" : await publicLog(forum, page);
  if (found === "gone") context.status = 410;
  if (typeof found === "string" || page === null) notFound();
  return (
    <main id="main" className="wrap">
      <PageHead title={t("publicLog.title")} rule={t("publicLog.rule")} />
      {found.items.length === 0 ? (
        <EmptyState title={t("moderation.log.none")} />
      ) : (
        <ol className="cases log">
          {found.items.map((line) => (
            <li key={line.id}>
              <h2>
                {t(`moderation.outcomes.${line.kind}`)}
                {line.days !== null &&
                  `: ${line.days === 0 ? t("admin.people.forever") : t("admin.people.forDays", { days: line.days })}`}
                {line.undone && <span className="state-mark"> {t("moderation.takenBack")}</span>}
              </h2>
              {line.rule && <p className="meta">{line.rule}</p>}
              <p className="meta">
                <span>{t(line.automatic ? "publicLog.automatic" : "publicLog.byPerson")}</span>
                <Time {...moment(locale, line.at)} />
              </p>
            </li>
          ))}
        </ol>
      )}
      <Pages current={page} total={found.pages} path="/moderation-log" />
    </main>
  );
}
