import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { structureOf } from "#forum/categories/structure.ts";
import { foundForStaff } from "#forum/search/log/told.ts";
import { searchPosts } from "#forum/search/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { SearchResults } from "#ui/search-results.tsx";
import { here } from "#web/context.ts";
import { numeral } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { Pages } from "../pages.tsx";
import { type Asked, askedHere } from "./asked.ts";
import { SearchForm } from "./form.tsx";
import { resultRows } from "./rows.tsx";

export async function generateMetadata({ searchParams }: { searchParams: Query }): Promise<Metadata> {
  const { t, settings } = here();
  const { q } = await askedHere(await searchParams);
  return {
    title: q ? t("search.titleFor", { words: q.slice(0, 80) }) : t("search.title"),
    description: t("search.about", { site: settings.siteName }),
    robots: { index: false },
  };
}

export default async function SearchPage({ searchParams }: { searchParams: Query }) {
  const { t } = here();
  const asked = await askedHere(await searchParams);
  if (asked.page === null) notFound();
  return (
    <main id="main" className="wrap">
      <PageHead title={t("search.title")} rule={t(`search.rules.${asked.order}`)} />
      {asked.whole === "" ? <Start asked={asked} /> : <Found asked={asked} page={asked.page} />}
    </main>
  );
}

async function Start({ asked }: { asked: Asked }) {
  const { t } = here();
  return (
    <>
      <SearchForm asked={asked} found={null} />
      <div data-results="">
        <section className="search-help" aria-labelledby="search-help">
          <h2 id="search-help">{t("search.helpTitle")}</h2>
          <dl>
            {(["phrase", "without", "tag", "by", "is", "time", "inTitle"] as const).map((name) => (
              <div key={name}>
                <dt>
                  <code>{t(`search.help.${name}.example`)}</code>
                </dt>
                <dd>{t(`search.help.${name}.means`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}

async function Found({ asked, page }: { asked: Asked; page: number }) {
  const context = here();
  const { forum, actor, t, locale } = context;
  const isTyping = context.url.searchParams.has("typing");
  const found = await searchPosts(forum, actor, { q: asked.whole, page, order: asked.order, isTyping });
  if (page > found.pages) notFound();
  // What is still being typed is not looked for yet.
  if (page === 1 && asked.q !== "" && !isTyping)
    context.searched = { q: asked.q, found: foundForStaff(found, await structureOf(forum)) };
  const more = found.isMore ? "+" : "";
  return (
    <>
      <SearchForm asked={asked} found={found} />
      <div data-results="">
        {found.isStandIn && <p className="hint">{t("search.standIn")}</p>}
        {found.threads === 0 ? (
          <EmptyState
            title={t("search.emptyTitle")}
            action={
              <LinkButton look="line" href={`/new?${new URLSearchParams({ title: asked.q.slice(0, 160) })}`}>
                {t("search.askInstead")}
              </LinkButton>
            }
          >
            {t("search.emptyText")}
          </EmptyState>
        ) : (
          <>
            <p className="found" role="status">
              {t("search.found", {
                threads: found.threads,
                threadsText: numeral(locale, found.threads) + more,
                posts: found.posts,
                postsText: numeral(locale, found.posts) + more,
              })}
            </p>
            {found.isRelaxed && <Notice>{t("search.relaxed")}</Notice>}
            <SearchResults results={await resultRows(context, found.results)} />
            <Pages current={page} total={found.pages} path="/search" keep={asked.keep} />
          </>
        )}
      </div>
    </>
  );
}
