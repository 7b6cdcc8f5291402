import { LinkButton } from "#ui/button.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

export default function NotFound() {
  const { t, status } = here();
  const gone = status === 410;
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t(gone ? "notFound.goneTitle" : "notFound.title")}
        rule={t(gone ? "notFound.goneText" : "notFound.text")}
      />
      <LinkButton href="/">{t("notFound.home")}</LinkButton>
    </main>
  );
}
