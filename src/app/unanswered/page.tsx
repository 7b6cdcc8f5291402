import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "../list-metadata.tsx";
import { ListTabs, ThreadListPage } from "../thread-list-page.tsx";

export function generateMetadata({ searchParams }: { searchParams: Query }) {
  return listMetadata({ title: here().t("lists.unanswered.title"), path: "/unanswered" }, searchParams);
}

export default function UnansweredPage({ searchParams }: { searchParams: Query }) {
  const { t } = here();
  return (
    <ThreadListPage
      query={searchParams}
      list={{
        scope: { kind: "unanswered" },
        path: "/unanswered",
        title: t("lists.unanswered.title"),
        rule: t("lists.unanswered.rule"),
        above: <ListTabs current="unanswered" />,
        empty: { title: t("lists.unanswered.emptyTitle"), text: t("lists.unanswered.emptyText") },
        visits: "unanswered",
      }}
    />
  );
}
