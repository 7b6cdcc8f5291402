import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { DiffView } from "#ui/data.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { PageHead, Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { diffRows } from "../../../diff-rows.ts";
import { Pages } from "../../../pages.tsx";
import { postHere } from "../../../post-here.ts";

type Props = { params: Promise<{ postId: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { post, thread } = await postHere(params);
  const title = here().t("history.titleOf", { number: post.number, thread: thread.title });
  return { title, robots: { index: false } };
}

/** Every version of a post, newest first, each with what it changed. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { t, locale } = here();
  const page = pageNumber((await searchParams).page);
  if (page === null) notFound();
  const { post, thread, versions, before: earlier, pages } = await postHere(params, page);
  if (page > pages) notFound();
  const newestFirst = versions.map((version, index) => ({ version, before: versions[index - 1] ?? earlier })).reverse();
  return (
    <main id="main" className="wrap">
      <PageHead
        title={t("history.title")}
        rule={t("history.rule")}
        crumbs={
          <Breadcrumbs
            label={t("site.crumbs")}
            items={[
              { href: threadPath(thread), label: thread.title },
              { href: postPath(thread, post.number), label: `#${post.number}` },
            ]}
          />
        }
      />
      {post.revision === 1 && <EmptyState title={t("history.never")} />}
      {newestFirst.map(({ version, before }) => (
        <Panel
          key={version.revision}
          title={
            <>
              {t(before ? "history.version" : "history.first", { number: version.revision })} ·{" "}
              {version.author.displayName} · <Time {...moment(locale, version.createdAt)} />
            </>
          }
        >
          {before && version.title !== null && before.title !== null && before.title !== version.title && (
            <p>
              {t("compose.title")}: <del>{before.title}</del> <ins>{version.title}</ins>
            </p>
          )}
          <DiffView
            label={t("history.version", { number: version.revision })}
            rows={diffRows(before?.body ?? version.body, version.body)}
            words={{ added: t("diff.added"), removed: t("diff.removed") }}
          />
        </Panel>
      ))}
      <Pages current={page} total={pages} path={`/p/${post.id}/history`} />
    </main>
  );
}
