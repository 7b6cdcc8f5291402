import { notFound } from "next/navigation";
import { memberPath } from "#forum/members/names.ts";
import { decisionLine } from "#forum/moderation/case/queries.ts";
import { type LogLine, listDecisions } from "#forum/moderation/log/queries.ts";
import { limits } from "#forum/moderation/policy.ts";
import { Action } from "#ui/action-item.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { Checkbox, SelectField, TextField } from "#ui/field.tsx";
import { Fold } from "#ui/fold.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pageNumber, pathId, type Query, single } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { Pages } from "../../pages.tsx";
import { ModerationPage, moderation, moderationTitle } from "../frame.tsx";
import { askedLog, DECISION_KINDS, logQuery } from "./asked.ts";

export const generateMetadata = moderationTitle("moderation.tabs.log");

/** Everything that was decided, newest first; `?decision=ID`: that one. */
export default async function LogPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = moderation();
  const query = await searchParams;
  const id = pathId(single(query.decision));
  const page = pageNumber(query.page);
  const one = id === null ? null : await decisionLine(forum, actor, id);
  if (id !== null && !one) notFound();
  const found = page === null ? null : await listDecisions(forum, actor, askedLog(query), page);
  if (!found || page === null || page > found.pages) notFound();
  const keep = logQuery(query);
  const items = one ? [{ ...one, seenBy: null }] : found.items;
  return (
    <ModerationPage
      place="log"
      title={t("moderation.tabs.log")}
      rule={t("moderation.log.rule")}
      actions={
        <LinkButton look="line" href={`/moderation/log.csv?${new URLSearchParams(keep)}`}>
          {t("moderation.csv")}
        </LinkButton>
      }
    >
      <FormErrors form="undo" />
      <FormErrors form="review" />
      {one ? (
        <p>
          <a href="/moderation/log">{t("moderation.log.all")}</a>
        </p>
      ) : (
        <Filter query={query} />
      )}
      {items.length === 0 ? (
        <EmptyState title={t("moderation.log.none")} />
      ) : (
        <ol className="cases log">
          {items.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ol>
      )}
      {!one && <Pages current={page} total={found.pages} path="/moderation/log" keep={keep} />}
    </ModerationPage>
  );
}

function Filter({ query }: { query: Record<string, string | string[] | undefined> }) {
  const { t } = here();
  const value = (name: string) => single(query[name]);
  const isFiltered = Object.keys(logQuery(query)).length > 0;
  return (
    <Fold label={t("moderation.filter")} open={isFiltered}>
      <form method="get" action="/moderation/log" className="filter">
        <SelectField
          name="kind"
          label={t("moderation.log.what")}
          value={value("kind")}
          options={[
            { value: "", label: t("moderation.all") },
            ...DECISION_KINDS.map((kind) => ({ value: kind, label: t(`moderation.outcomes.${kind}`) })),
          ]}
        />
        <TextField name="by" label={t("moderation.log.who")} value={value("by")} autoCapitalize="none" />
        <TextField name="about" label={t("moderation.log.about")} value={value("about")} autoCapitalize="none" />
        <TextField name="from" type="date" label={t("moderation.log.from")} value={value("from")} />
        <TextField name="until" type="date" label={t("moderation.log.until")} value={value("until")} />
        <Checkbox name="unseen" label={t("moderation.log.unseen")} checked={value("unseen") === "on"} />
        <Button>{t("moderation.show")}</Button>
      </form>
    </Fold>
  );
}

function Line({ line }: { line: LogLine }) {
  const { t, locale, actor } = here();
  const canUndo = !line.undone && !["undo", "hand_over", "restore", "uphold", "grant"].includes(line.kind);
  const canReview = limits(line.kind) && !line.undone && line.seenBy === null && line.actorId !== actor.id;
  const fields = { decisionId: line.id };
  return (
    <li id={`decision-${line.id}`}>
      <h2>
        {t(`moderation.outcomes.${line.kind}`)}
        {line.about && (
          <>
            : <a href={memberPath(line.about.username)}>{line.about.displayName}</a>
          </>
        )}
        {line.undone && <span className="state-mark"> {t("moderation.takenBack")}</span>}
      </h2>
      {line.ruleText && <p className="meta">{line.ruleText}</p>}
      {line.reason && line.reason !== line.ruleText && <p dir="auto">{line.reason}</p>}
      <p className="meta">
        <span>{line.by?.displayName ?? t("moderation.system")}</span>
        <Time {...moment(locale, line.createdAt)} />
        {line.caseId !== null && (
          <a href={`/moderation/cases/${line.caseId}`}>{t("moderation.caseNumber", { number: line.caseId })}</a>
        )}
        <a href={`/moderation/log?decision=${line.id}`}>#{line.id}</a>
        {line.undoes !== null && (
          <a href={`/moderation/log?decision=${line.undoes}`}>{t("moderation.undoes", { number: line.undoes })}</a>
        )}
        {line.to && <span>{t("moderation.handedTo", { name: line.to.displayName })}</span>}
        {line.seenBy && <span>{t("moderation.seenBy", { name: line.seenBy })}</span>}
      </p>
      {(canUndo || canReview) && (
        <div className="row-acts">
          {canReview && (
            <Action item={{ do: "review", fields, label: t("moderation.review") }} className="btn quiet small" />
          )}
          {canUndo && <Action item={{ do: "undo", fields, label: t("moderation.undo") }} className="btn quiet small" />}
        </div>
      )}
    </li>
  );
}
