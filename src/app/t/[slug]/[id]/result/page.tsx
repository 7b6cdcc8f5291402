import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { resultHistory } from "#forum/knowledge/results.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { readThread } from "#forum/threads/queries.ts";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { PageHead, Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pathId } from "#web/params.ts";

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const { forum, actor, t } = here();
  const thread = await readThread(forum, actor, pathId((await params).id) ?? 0);
  const of = typeof thread === "string" ? "" : ` · ${thread.title}`;
  return { title: t("result.historyTitle") + of, robots: { index: false } };
}

/** Every version of a thread's result, for whoever may read the thread. */
export default async function ResultHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const context = here();
  const { forum, actor, t, locale } = context;
  const id = pathId((await params).id);
  const thread = id === null ? "none" : await readThread(forum, actor, id);
  if (thread === "gone") context.status = 410;
  if (typeof thread === "string") notFound();
  if (thread.id !== id) permanentRedirect(threadPath(thread));
  const versions = await resultHistory(forum, thread.id);
  if (versions.length === 0) notFound();
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t("result.historyTitle")}
        crumbs={<Breadcrumbs label={t("site.crumbs")} items={[{ href: threadPath(thread), label: thread.title }]} />}
      />
      {versions.map((version) => (
        <Panel key={version.revision} title={t("result.version", { number: version.revision })}>
          <p className="meta">
            {t("result.by", { name: version.author.displayName })} · <Time {...moment(locale, version.createdAt)} />
          </p>
          {version.body === "" ? (
            <p>{t("result.withdrawn")}</p>
          ) : (
            <div className="body" dangerouslySetInnerHTML={{ __html: version.html }} />
          )}
        </Panel>
      ))}
    </main>
  );
}
