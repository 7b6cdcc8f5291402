import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import type { Version } from "#forum/threads/history.ts";
import { LinkButton } from "#ui/button.tsx";
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

/** Every version of a post, newest first, each with what it changed; with `?version=`, that one in full. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { t } = here();
  const query = await searchParams;
  const page = pageNumber(query.page);
  if (page === null) notFound();
  const { post, thread, versions, before: earlier, pages } = await postHere(params, page);
  if (page > pages) notFound();
  const newestFirst = versions.map((version, index) => ({ version, before: versions[index - 1] ?? earlier })).reverse();
  const path = `/p/${post.id}/history`;
  const back = page > 1 ? `${path}?page=${page}` : path;
  const wanted = query.version === undefined ? null : versions.find(({ revision }) => `${revision}` === query.version);
  if (wanted === undefined) notFound();
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
      {wanted ? (
        <>
          <Whole version={wanted} />
          <LinkButton look="line" href={back}>
            {t("history.all")}
          </LinkButton>
        </>
      ) : (
        <>
          {post.revision === 1 && <EmptyState title={t("history.never")} />}
          {newestFirst.map(({ version, before }) =>
            before ? (
              <Changed
                key={version.revision}
                version={version}
                before={before}
                href={`${back}${page > 1 ? "&" : "?"}version=${version.revision}`}
              />
            ) : (
              <Whole key={version.revision} version={version} />
            ),
          )}
          <Pages current={page} total={pages} path={path} />
        </>
      )}
    </main>
  );
}

function Changed({ version, before, href }: { version: Version; before: Version; href: string }) {
  const { t } = here();
  const name = t("history.version", { number: version.revision });
  const renamed = version.title !== null && before.title !== null && before.title !== version.title;
  return (
    <Panel title={name}>
      <Author version={version} />
      {renamed && (
        <p>
          {t("compose.title")}: <del>{before.title}</del> <ins>{version.title}</ins>
        </p>
      )}
      <DiffView
        label={name}
        rows={diffRows(before.body, version.body)}
        words={{ added: t("diff.added"), removed: t("diff.removed") }}
      />
      <LinkButton look="quiet" small href={href}>
        {t("history.whole")}
      </LinkButton>
    </Panel>
  );
}

function Whole({ version }: { version: Version }) {
  const { t } = here();
  const number = version.revision;
  return (
    <Panel title={t(number === 1 ? "history.first" : "history.version", { number })}>
      <Author version={version} />
      {version.title !== null && (
        <p>
          {t("compose.title")}: {version.title}
        </p>
      )}
      <pre className="version">{version.body}</pre>
    </Panel>
  );
}

function Author({ version }: { version: Version }) {
  return (
    <p className="meta">
      {version.author.displayName} · <Time {...moment(here().locale, version.createdAt)} />
    </p>
  );
}
