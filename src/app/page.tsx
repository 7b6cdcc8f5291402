import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "./list-metadata.tsx";
import { ListTabs, ThreadListPage } from "./thread-list-page.tsx";

export function generateMetadata({ searchParams }: { searchParams: Query }) {
  const { settings } = here();
  return listMetadata(
    { title: settings.siteName, path: "/", description: settings.siteDescription },
    searchParams,
  ).then((metadata) => ({ ...metadata, title: { absolute: String(metadata.title) } }));
}

/** The latest threads, under the forum's own name. */
export default function HomePage({ searchParams }: { searchParams: Query }) {
  const { t, actor, settings } = here();
  return (
    <ThreadListPage
      query={searchParams}
      list={{
        scope: { kind: "latest" },
        path: "/",
        title: t("lists.latest.title"),
        rule: t("lists.latest.rule"),
        ...(actor.id === null && { purpose: settings.siteDescription }),
        above: <ListTabs current="latest" />,
        empty: {
          title: t("lists.empty.title"),
          text: t("lists.empty.text"),
          action: { href: "/new", label: t("site.newThread") },
        },
        visits: "latest",
      }}
    />
  );
}
