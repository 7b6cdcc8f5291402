import { notFound } from "next/navigation";
import { type CaseView, caseView } from "#forum/moderation/case/queries.ts";
import { claimCase } from "#forum/moderation/looking.ts";
import { neighbours } from "#forum/moderation/queue/queries.ts";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { Notice } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pathId, type Query, single } from "#web/params.ts";
import { Decided } from "../../decided.tsx";
import { ModerationPage, moderation, moderationTitle } from "../../frame.tsx";
import { KeyHelp, KeyLink } from "../../keys.tsx";
import { StaffNotes } from "../../notes/staff-notes.tsx";
import { DecideForm } from "./decide-form.tsx";
import { History } from "./history.tsx";
import { PersonRecord } from "./person-record.tsx";
import { Subject } from "./subject.tsx";

export const generateMetadata = moderationTitle("moderation.case");

type Props = { params: Promise<{ caseId: string }>; searchParams: Query };

/** One case, with all that is needed to decide it. */
export default async function CasePage({ params, searchParams }: Props) {
  const { forum, actor, t, locale } = moderation();
  const query = await searchParams;
  const id = pathId((await params).caseId);
  const found = id === null ? null : await caseView(forum, actor, id);
  if (!found) notFound();
  const { row } = found;
  const address = `/moderation/cases/${row.id}`;
  const near = await neighbours(forum, actor, { ...row, isGrave: row.kind === "illegal" });
  if (row.closedAt === null) await claimCase(forum, actor, { caseId: row.id });
  return (
    <ModerationPage
      place="queue"
      title={t("moderation.caseTitle", { number: row.id, kind: t(`moderation.kinds.${row.kind}`) })}
      rule={
        <>
          {t("moderation.since")} <Time {...moment(locale, row.openedAt)} relative />
          {row.closedAt === null && near.left > 0 && ` · ${t("moderation.others", { count: near.left })}`}
        </>
      }
      crumbs={
        <Breadcrumbs label={t("site.crumbs")} items={[{ href: "/moderation", label: t("moderation.tabs.queue") }]} />
      }
    >
      <Decided query={query} />
      {single(query.handed) === "over" && (
        <Notice tone="success" live>
          {t("moderation.did.hand_over")}
        </Notice>
      )}
      {single(query.undone) === "yes" && (
        <Notice tone="success" live>
          {t("moderation.undone")}
        </Notice>
      )}
      <nav className="stepping" aria-label={t("moderation.stepping")}>
        {near.previous !== null && (
          <KeyLink letter="k" label={t("moderation.previous")} href={`/moderation/cases/${near.previous}`} rel="prev" />
        )}
        {near.next !== null && (
          <KeyLink letter="j" label={t("moderation.next")} href={`/moderation/cases/${near.next}`} rel="next" />
        )}
      </nav>
      {found.claimedBy && (
        <Notice tone="warn">{t("moderation.claimedNow", { name: found.claimedBy.displayName })}</Notice>
      )}
      {found.handedTo && (
        <Notice>
          {found.handedTo.id === actor.id
            ? t("moderation.handedToYou")
            : t("moderation.handedTo", { name: found.handedTo.displayName })}
        </Notice>
      )}
      {row.forAdministrators && row.closedAt === null && <Notice>{t("moderation.isForAdministrators")}</Notice>}
      <div className="case">
        <div>
          <Said found={found} />
          <Subject found={found} />
        </div>
        <div className="deciding">
          {row.closedAt === null ? <DecideForm found={found} /> : <Closed found={found} />}
        </div>
        <div>
          {found.person && <PersonRecord person={found.person} />}
          {found.person && <StaffNotes target="member" targetId={found.person.author.id} back={address} />}
          {found.about && <StaffNotes target="thread" targetId={found.about.thread.id} back={address} />}
          <History lines={found.decisions} />
        </div>
      </div>
      <KeyHelp />
    </ModerationPage>
  );
}

/** What people, or the forum itself, have said to it. */
function Said({ found }: { found: CaseView }) {
  const { t, locale } = here();
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t("moderation.said")}</h2>
      <ul className="said">
        {found.reports.map((report) => (
          <li key={report.id}>
            <b>{t(`moderation.kinds.${report.kind}`)}</b>
            {report.text && <blockquote dir="auto">{report.text}</blockquote>}
            <p className="meta">
              {report.by && <span>{report.by.displayName}</span>}
              <Time {...moment(locale, report.at)} relative />
            </p>
          </li>
        ))}
        {found.notices
          .filter(({ reporterId }) => reporterId === null)
          .map((notice) => (
            <li key={`notice ${notice.id}`}>
              <b>{t("moderation.notice", { reference: notice.reference })}</b>
              <p className="meta">
                <span>{notice.name || t("moderation.noName")}</span>
                {notice.email && <span>{notice.email}</span>}
                <span className="address">{notice.address}</span>
              </p>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Closed({ found }: { found: CaseView }) {
  const { t } = here();
  const { outcome } = found.row;
  return <Notice title={t("moderation.closed")}>{outcome && t(`moderation.outcomes.${outcome}`)}</Notice>;
}
