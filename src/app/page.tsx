import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "./list-metadata.tsx";
import { Purpose } from "./purpose.tsx";
import { ListTabs, ThreadListPage } from "./thread-list-page.tsx";

export function generateMetadata({ searchParams }: { searchParams: Query }) {
  return listMetadata({ ...homeWords(), isHome: true, path: "/" }, searchParams);
}

/** The list of the latest threads is the forum's face. */
function homeWords() {
  const { settings, t } = here();
  const { siteName, siteDescription } = settings;
  return { title: siteName, description: siteDescription || t("lists.latest.about", { site: siteName }) };
}

/** The latest threads, under the forum's own name. */
export default function HomePage({ searchParams }: { searchParams: Query }) {
  const { t, actor } = here();
  return (
    <ThreadListPage
      query={searchParams}
      list={{
        scope: { kind: "latest" },
        path: "/",
        title: t("lists.latest.title"),
        rule: t("lists.latest.rule"),
        ...(actor.id === null && { purpose: <Purpose /> }),
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
