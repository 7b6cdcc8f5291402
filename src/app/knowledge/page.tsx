import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { mayTendKnowledge } from "#forum/knowledge/policy.ts";
import { searchGaps } from "#forum/search/log/gaps.ts";
import { LinkButton } from "#ui/button.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { KnowledgePage } from "./frame.tsx";

export const generateMetadata = (): Metadata => ({
  title: here().t("knowledge.gaps.tab"),
  robots: { index: false },
});

/** Questions that people put to the search and that nothing answers. */
export default async function GapsPage() {
  const { forum, actor, t } = here();
  if (mayTendKnowledge(actor) !== true) notFound();
  const gaps = await searchGaps(forum, actor);
  return (
    <KnowledgePage current="gaps" rule={t("knowledge.gaps.rule")}>
      {gaps.length === 0 ? (
        <EmptyState title={t("knowledge.gaps.emptyTitle")}>{t("knowledge.gaps.emptyText")}</EmptyState>
      ) : (
        <ul className="gaps">
          {gaps.map((gap) => (
            <li key={gap.terms}>
              <div>
                <h2>
                  <a href={`/search?${new URLSearchParams({ q: gap.terms })}`}>{gap.terms}</a>
                </h2>
                <p className="meta">
                  <span>{t("knowledge.gaps.searches", { count: gap.searches })}</span>
                  <span>
                    {gap.results === 0
                      ? t("knowledge.gaps.nothing")
                      : t("knowledge.gaps.unopened", { count: gap.results })}
                  </span>
                  {gap.alike.length > 0 && <span>{t("knowledge.gaps.alike", { words: gap.alike.join(", ") })}</span>}
                </p>
              </div>
              <LinkButton look="line" small href={`/new?${new URLSearchParams({ title: gap.terms })}`}>
                {t("knowledge.gaps.start")}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </KnowledgePage>
  );
}
