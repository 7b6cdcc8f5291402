import type { Metadata } from "next";
import { communityRules } from "#forum/moderation/rules.ts";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

export const generateMetadata = (): Metadata => ({ title: here().t("rules.title") });

/** The rules of the community: what decisions name. */
export default function RulesPage() {
  const { t, settings, locale } = here();
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("rules.title")} rule={t("rules.rule")} />
      <ol className="rules">
        {communityRules(settings, locale).map(({ key, text }) => (
          <li key={key} id={key} dir="auto">
            {text}
          </li>
        ))}
      </ol>
    </main>
  );
}
