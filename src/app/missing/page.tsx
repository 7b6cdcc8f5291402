import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { todaysAddress } from "#forum/archive/todays-address.ts";
import { LinkButton } from "#ui/button.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

export function generateMetadata(): Metadata {
  const { t, status } = here();
  return { title: t(status === 410 ? "notFound.goneTitle" : "notFound.title"), robots: { index: false } };
}

/** What stands at every address that leads nowhere: the way to today's address for those of an imported forum, else 404 for what never was, 410 for what was public and is gone. */
export default async function MissingPage() {
  const context = here();
  context.status ??= 404;
  if (context.status === 404) {
    const now = await todaysAddress(context.forum, context.actor, context.url.pathname);
    if (typeof now === "object") permanentRedirect(now.path);
    if (now === "gone") context.status = 410;
  }
  const gone = context.status === 410;
  const { t } = context;
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t(gone ? "notFound.goneTitle" : "notFound.title")}
        rule={t(gone ? "notFound.goneText" : "notFound.text")}
      />
      <p>
        <LinkButton href="/">{t("notFound.home")}</LinkButton>
      </p>
    </main>
  );
}
