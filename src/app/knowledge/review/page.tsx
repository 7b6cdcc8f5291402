import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { mayTendKnowledge } from "#forum/knowledge/policy.ts";
import { answersToReview, REVIEW_ORDERS, REVIEW_PER_PAGE } from "#forum/knowledge/review.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { Tabs } from "#ui/navigation.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pageNumber, type Query, single } from "#web/params.ts";
import { Pages } from "../../pages.tsx";
import { KnowledgePage } from "../frame.tsx";

export const generateMetadata = (): Metadata => ({
  title: here().t("knowledge.review.tab"),
  robots: { index: false },
});

/** Accepted answers that want a second look: the oldest, the most read, the doubted. */
export default async function ReviewPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = here();
  const query = await searchParams;
  const page = pageNumber(query.page);
  if (mayTendKnowledge(actor) !== true || page === null) notFound();
  const order = REVIEW_ORDERS.find((name) => name === single(query.by)) ?? "oldest";
  const { rows, total } = await answersToReview(forum, actor, { order, page });
  return (
    <KnowledgePage current="review" rule={t(`knowledge.review.rules.${order}`)}>
      <Tabs
        label={t("knowledge.review.order")}
        items={REVIEW_ORDERS.map((name) => ({
          href: name === "oldest" ? "/knowledge/review" : `/knowledge/review?by=${name}`,
          label: t(`knowledge.review.orders.${name}`),
          current: name === order,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t("knowledge.review.emptyTitle")}>{t("knowledge.review.emptyText")}</EmptyState>
      ) : (
        <ul className="gaps">
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <h2>
                  <a href={threadPath(row)}>{row.title}</a>
                </h2>
                <p className="meta">
                  <span>
                    {t(row.checkedAt === null ? "knowledge.review.accepted" : "knowledge.review.checked")}{" "}
                    <Time {...moment(locale, row.heldAt, { time: false })} />
                  </span>
                  <span>{t("knowledge.review.views", { count: row.views })}</span>
                  {row.doubts > 0 && <span>{t("knowledge.review.doubts", { count: row.doubts })}</span>}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pages
        current={page}
        total={Math.max(1, Math.ceil(total / REVIEW_PER_PAGE))}
        path="/knowledge/review"
        keep={order === "oldest" ? {} : { by: order }}
      />
    </KnowledgePage>
  );
}
