import { notFound } from "next/navigation";
import { pagePath, readPage } from "#forum/pages/queries.ts";
import { PageHead, Prose } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { publicHead } from "../../public-head.ts";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props) {
  const { forum, locale, t, settings } = here();
  const page = await readPage(forum, (await params).slug, locale);
  if (!page || page === "gone") return {};
  const description = t("customPage.about", { title: page.title, site: settings.siteName });
  return publicHead({ title: page.title, description, address: pagePath(page.slug), page: 1 });
}

/** A page of the company's own, such as an imprint. */
export default async function CustomPage({ params }: Props) {
  const context = here();
  const { forum, locale, t } = context;
  const page = await readPage(forum, (await params).slug, locale);
  if (page === "gone") context.status = 410;
  if (!page || page === "gone") notFound();
  return (
    <main id="main" className="wrap narrow" lang={page.language === locale ? undefined : page.language}>
      <PageHead title={page.title} />
      <Prose html={page.html} />
      <p className="hint">{t("customPage.edited", { when: moment(locale, page.editedAt, { time: false }).text })}</p>
    </main>
  );
}
