import type { Metadata } from "next";
import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "./list-metadata.tsx";
import { ListTabs, ThreadListPage } from "./thread-list-page.tsx";

/** A list of the whole forum whose address, words and scope go by one name. */
export function plainList(name: "unanswered" | "unsolved") {
  return {
    generateMetadata({ searchParams }: { searchParams: Query }): Promise<Metadata> {
      const { t } = here();
      const words = { title: t(`lists.${name}.title`), description: t(`lists.${name}.rule`) };
      return listMetadata({ ...words, path: `/${name}` }, searchParams);
    },
    Page({ searchParams }: { searchParams: Query }) {
      const { t } = here();
      return (
        <ThreadListPage
          query={searchParams}
          list={{
            scope: { kind: name },
            path: `/${name}`,
            title: t(`lists.${name}.title`),
            rule: t(`lists.${name}.rule`),
            above: <ListTabs current={name} />,
            empty: { title: t(`lists.${name}.emptyTitle`), text: t(`lists.${name}.emptyText`) },
            visits: name,
          }}
        />
      );
    },
  };
}
