import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "../list-metadata.tsx";
import { ListTabs, ThreadListPage } from "../thread-list-page.tsx";

export function generateMetadata({ searchParams }: { searchParams: Query }) {
  return listMetadata({ title: here().t("lists.unsolved.title"), path: "/unsolved" }, searchParams);
}

export default function UnsolvedPage({ searchParams }: { searchParams: Query }) {
  const { t } = here();
  return (
    <ThreadListPage
      query={searchParams}
      list={{
        scope: { kind: "unsolved" },
        path: "/unsolved",
        title: t("lists.unsolved.title"),
        rule: t("lists.unsolved.rule"),
        above: <ListTabs current="unsolved" />,
        empty: { title: t("lists.unsolved.emptyTitle"), text: t("lists.unsolved.emptyText") },
        visits: "unsolved",
      }}
    />
  );
}
