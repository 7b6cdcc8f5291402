import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { atLeast } from "#forum/members/actor.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import type { Version } from "#forum/threads/history.ts";
import { Action } from "#ui/action-item.tsx";
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
import { FormErrors } from "../../../form-errors.tsx";
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
          <FormErrors form="hideRevision" />
          {post.revision === 1 && <EmptyState title={t("history.never")} />}
          {newestFirst.map(({ version, before }) =>
            before && !isSecret(before) && !isSecret(version) ? (
              <Changed
                key={version.revision}
                version={version}
                {...(version.revision < post.revision && { postId: post.id })}
                before={before}
                href={`${back}${page > 1 ? "&" : "?"}version=${version.revision}`}
              />
            ) : (
              <Whole
                key={version.revision}
                version={version}
                {...(version.revision < post.revision && { postId: post.id })}
                isAfterHidden={before !== null && !isSecret(version)}
              />
            ),
          )}
          <Pages current={page} total={pages} path={path} />
        </>
      )}
    </main>
  );
}

/** Hidden, and the reader is no moderator. */
function isSecret(version: Version): boolean {
  return version.hidden && !atLeast(here().actor, "moderator");
}

function Changed({
  version,
  before,
  href,
  postId,
}: {
  version: Version;
  before: Version;
  href: string;
  postId?: number;
}) {
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
      {postId !== undefined && <Hiding version={version} postId={postId} />}
    </Panel>
  );
}

/** `postId`: of a former version, which can be hidden. */
function Whole({ version, postId, isAfterHidden }: { version: Version; postId?: number; isAfterHidden?: boolean }) {
  const { t } = here();
  const number = version.revision;
  return (
    <Panel title={t(number === 1 ? "history.first" : "history.version", { number })}>
      <Author version={version} />
      {isAfterHidden && <p className="hint">{t("history.afterHidden")}</p>}
      {version.title !== null && (
        <p>
          {t("compose.title")}: {version.title}
        </p>
      )}
      {isSecret(version) ? (
        <p className="meta">{t("history.hidden")}</p>
      ) : (
        <pre className="version">{version.body}</pre>
      )}
      {postId !== undefined && <Hiding version={version} postId={postId} />}
    </Panel>
  );
}

/** Moderators take a former version's text out of the history, and put it back. */
function Hiding({ version, postId }: { version: Version; postId: number }) {
  const { t, actor } = here();
  if (!atLeast(actor, "moderator")) return null;
  const fields = { version: version.revision, hidden: version.hidden ? "no" : "yes" };
  const label = t(version.hidden ? "history.show" : "history.hide");
  return (
    <>
      {version.hidden && <p className="hint">{t("history.hiddenForOthers")}</p>}
      <Action
        item={{ do: "hideRevision", action: `/p/${postId}/history`, fields, label }}
        className="btn quiet small"
      />
    </>
  );
}

function Author({ version }: { version: Version }) {
  return (
    <p className="meta">
      {version.author.displayName} · <Time {...moment(here().locale, version.createdAt)} />
    </p>
  );
}
