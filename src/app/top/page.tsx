import { notFound } from "next/navigation";
import type { TopPeriod } from "#forum/threads/lists.ts";
import { Tabs } from "#ui/navigation.tsx";
import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "../list-metadata.tsx";
import { ListTabs, ThreadListPage } from "../thread-list-page.tsx";

const PERIODS: readonly TopPeriod[] = ["month", "year", "all"];

async function asked(searchParams: Query): Promise<{ period: TopPeriod; keep: Record<string, string> } | null> {
  const given = (await searchParams).period;
  if (given === undefined) return { period: "month", keep: {} };
  const period = PERIODS.find((name) => name === given);
  return period ? { period, keep: period === "month" ? {} : { period } } : null;
}

export async function generateMetadata({ searchParams }: { searchParams: Query }) {
  const wanted = await asked(searchParams);
  const { t } = here();
  const period = wanted?.period ?? "month";
  const words = { title: t(`lists.top.title_${period}`), description: t(`lists.top.rule_${period}`) };
  return listMetadata({ ...words, path: "/top", keep: wanted?.keep ?? {} }, searchParams);
}

export default async function TopPage({ searchParams }: { searchParams: Query }) {
  const { t } = here();
  const wanted = await asked(searchParams);
  if (!wanted) notFound();
  return (
    <ThreadListPage
      query={searchParams}
      list={{
        scope: { kind: "top", period: wanted.period },
        path: "/top",
        keep: wanted.keep,
        title: t(`lists.top.title_${wanted.period}`),
        rule: t(`lists.top.rule_${wanted.period}`),
        above: (
          <>
            <ListTabs current="top" />
            <Tabs
              label={t("lists.top.periods")}
              items={PERIODS.map((period) => ({
                href: period === "month" ? "/top" : `/top?period=${period}`,
                label: t(`lists.top.${period}`),
                current: period === wanted.period,
              }))}
            />
          </>
        ),
        empty: { title: t("lists.top.emptyTitle"), text: t("lists.top.emptyText") },
      }}
    />
  );
}
