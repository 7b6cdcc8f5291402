import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { structureOf } from "#forum/categories/structure.ts";
import { countNew, type ListScope, listThreads, MAX_COUNTED_NEW } from "#forum/threads/lists.ts";
import { visitList } from "#forum/threads/visits.ts";
import { LinkButton } from "#ui/button.tsx";
import { Tabs } from "#ui/navigation.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { ThreadList } from "#ui/thread-list.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { Pages } from "./pages.tsx";
import { threadRows } from "./thread-rows.tsx";

export interface ListPage {
  scope: ListScope;
  /** Without a query. */
  path: string;
  /** Query parameters that the pages keep, e.g. { period: "year" }. */
  keep?: Readonly<Record<string, string>>;
  title: ReactNode;
  /** How the list is sorted, in one sentence. */
  rule: string;
  /** Above everything: what the forum is for. */
  purpose?: ReactNode;
  crumbs?: ReactNode;
  actions?: ReactNode;
  /** Above the list: tabs, sub-categories. */
  above?: ReactNode;
  empty: { title: string; text: string; action?: { href: string; label: string } };
  /** Names the list for "new since your last visit"; absent where that means nothing. */
  visits?: string;
  /** Without a thread there is nothing on it that search engines should list. */
  isThinWhenEmpty?: boolean;
}

/** A list of threads with real pages: the one way every list of the forum is shown. */
export async function ThreadListPage({ list, query }: { list: ListPage; query: Query }) {
  const context = here();
  const { forum, actor, t, locale } = context;
  const page = pageNumber((await query).page);
  if (page === null) notFound();
  const [structure, since] = await Promise.all([
    structureOf(forum),
    list.visits ? visitList(forum, actor, list.visits) : null,
  ]);
  const [found, fresh] = await Promise.all([
    listThreads(forum, actor, list.scope, { page, since }),
    page === 1 ? countNew(forum, actor, list.scope, since) : 0,
  ]);
  if (page > found.pages) notFound();
  const inCategory = list.scope.kind === "category" ? list.scope.categoryId : undefined;
  return (
    <main id="main" className="wrap">
      {list.isThinWhenEmpty && found.threads.length === 0 && <meta name="robots" content="noindex" />}
      {page === 1 && list.purpose}
      <PageHead title={list.title} rule={list.rule} crumbs={list.crumbs} actions={list.actions} />
      {list.above}
      {fresh > 0 && since !== null && (
        <p className="since">
          {t(fresh >= MAX_COUNTED_NEW ? "lists.manyNewSince" : "lists.newSince", {
            count: fresh,
            when: moment(locale, since).text,
          })}
        </p>
      )}
      {found.threads.length === 0 ? (
        <EmptyState
          title={list.empty.title}
          action={
            list.empty.action && (
              <LinkButton look="line" href={list.empty.action.href}>
                {list.empty.action.label}
              </LinkButton>
            )
          }
        >
          {list.empty.text}
        </EmptyState>
      ) : (
        <ThreadList threads={threadRows(context, structure, found.threads, inCategory)} />
      )}
      <Pages current={page} total={found.pages} path={list.path} keep={list.keep} />
    </main>
  );
}

export function listHref(list: Pick<ListPage, "path" | "keep">, page: number): string {
  const query = new URLSearchParams({ ...list.keep, ...(page > 1 && { page: String(page) }) }).toString();
  return query ? `${list.path}?${query}` : list.path;
}

/** The lists of the whole forum, side by side. */
export function ListTabs({
  current,
}: {
  current: "latest" | "unanswered" | "unsolved" | "top" | "categories" | "tags";
}) {
  const { t } = here();
  const tabs = ["latest", "unanswered", "unsolved", "top", "categories", "tags"] as const;
  return (
    <Tabs
      label={t("lists.tabs")}
      items={tabs.map((name) => ({
        href: name === "latest" ? "/" : `/${name}`,
        label: t(`lists.${name}.tab`),
        current: name === current,
      }))}
    />
  );
}
