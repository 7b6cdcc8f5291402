import type { Metadata } from "next";
import { communityRules } from "#forum/moderation/rules.ts";
import { levelNumbers, TRUST_LEVELS } from "#forum/prevention/trust.ts";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { publicHead } from "../public-head.ts";

export function generateMetadata(): Metadata {
  const { t } = here();
  return publicHead({ title: t("rules.title"), description: t("rules.rule"), address: "/rules", page: 1 });
}

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
      <h2 className="h2" id="levels">
        {t("rules.levels")}
      </h2>
      <ul>
        {TRUST_LEVELS.map((level) => (
          <li key={level}>{t(`rules.level.${level}`, levelNumbers(settings.prevention))}</li>
        ))}
      </ul>
    </main>
  );
}
