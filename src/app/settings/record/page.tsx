import type { Metadata } from "next";
import { atLeast } from "#forum/members/actor.ts";
import { type DecisionView, ownDecisions, ownReports } from "#forum/moderation/record/queries.ts";
import { toldOf } from "#forum/moderation/told.ts";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { type Query, single } from "#web/params.ts";
import { membersOnly } from "../../members-only.ts";
import { TrustLevel } from "../../trust-level.tsx";
import { SettingsTabs } from "../tabs.tsx";
import { AppealForm } from "./appeal-form.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("record.title"), robots: { index: false } });

/** What was decided about oneself, and what became of one's reports. */
export default async function RecordPage({ searchParams }: { searchParams: Query }) {
  membersOnly();
  const { forum, actor, t, locale, form } = here();
  const [decisions, reports] = await Promise.all([ownDecisions(forum, actor), ownReports(forum, actor)]);
  const isDone = single((await searchParams).done) === "appealed" && !form;
  return (
    <main id="main" className="wrap narrow record">
      <PageHead title={t("record.title")} rule={t("record.rule")} />
      <SettingsTabs current="record" />
      {isDone && (
        <Notice tone="success" title={t("appeal.thanks")} live>
          <p>{t("appeal.whatNow")}</p>
        </Notice>
      )}
      {!atLeast(actor, "staff") && (
        <>
          <h2>{t("level.title")}</h2>
          <TrustLevel userId={actor.id ?? 0} />
        </>
      )}
      <h2>{t("record.decisions")}</h2>
      {decisions.length === 0 ? (
        <EmptyState title={t("record.none")} />
      ) : (
        <ol className="cases log">
          {decisions.map((decision) => (
            <Decision key={decision.id} decision={decision} />
          ))}
        </ol>
      )}
      <h2>{t("record.reports")}</h2>
      {reports.length === 0 ? (
        <EmptyState title={t("record.noReports")} />
      ) : (
        <ol className="cases log">
          {reports.map((report) => (
            <li key={report.id}>
              <h3>{t(`flag.kinds.${report.kind}`)}</h3>
              {report.text && <p dir="auto">{report.text}</p>}
              <p className="meta">
                <Time {...moment(locale, report.at)} />
                <span>{t(`record.outcomes.${report.outcome ?? "open"}`)}</span>
              </p>
            </li>
          ))}
        </ol>
      )}
    </main>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  const { t, locale, form } = here();
  const kind = decision.kind === "uphold" || decision.kind === "grant" ? "appeal" : "decision";
  const { title, paragraphs } = toldOf({ kind, decision }, t, (at) => moment(locale, at).text);
  const isTyped = form?.values.decisionId === String(decision.id);
  return (
    <li id={`decision-${decision.id}`}>
      <h3>{title}</h3>
      {decision.undone ? (
        <p>
          <span className="state-mark">{t("record.undone")}</span>
        </p>
      ) : (
        paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)
      )}
      <p className="meta">
        <Time {...moment(locale, decision.at)} />
        <span>{t("record.number", { number: decision.id })}</span>
        {decision.postId !== null && !decision.undone && ["hide", "hide_flagged"].includes(decision.kind) && (
          <a href={`/p/${decision.postId}/withheld`}>{t("record.yourPost")}</a>
        )}
      </p>
      {decision.appeal === "open" && (
        <details className="more" open={isTyped}>
          <summary className="btn line small">{t("told.appeal")}</summary>
          <AppealForm decisionId={decision.id} />
        </details>
      )}
      {decision.appeal === "made" && <p className="meta">{t("errors.appealed_before")}</p>}
    </li>
  );
}
