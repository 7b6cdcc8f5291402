import type { DecisionLine } from "#forum/moderation/case/queries.ts";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";

/** What was decided about this case so far. */
export function History({ lines }: { lines: readonly DecisionLine[] }) {
  const { t, locale } = here();
  if (lines.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">{t("moderation.decisions")}</h2>
      <ol className="said">
        {lines.map((line) => (
          <li key={line.id} id={`decision-${line.id}`}>
            <a href={`/moderation/log?decision=${line.id}`}>{t(`moderation.outcomes.${line.kind}`)}</a>
            {line.to && `: ${line.to.displayName}`}
            {line.undone && ` (${t("moderation.takenBack")})`}
            {line.reason && <p dir="auto">{line.reason}</p>}
            <p className="meta">
              <span>{line.by?.displayName ?? t("moderation.system")}</span>
              <Time {...moment(locale, line.createdAt)} relative />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
