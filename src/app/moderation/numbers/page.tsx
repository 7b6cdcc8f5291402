import { type Figure, firstYear, yearInNumbers } from "#forum/moderation/yearly/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { here } from "#web/context.ts";
import { numeral } from "#web/format.ts";
import { type Query, single } from "#web/params.ts";
import { ModerationPage, moderation, moderationTitle } from "../frame.tsx";
import { askedYear } from "./asked.ts";

export const generateMetadata = moderationTitle("moderation.tabs.numbers");

const SECTIONS = ["notices", "decisions", "rules", "appeals"] as const;

/** A year in numbers, as a transparency report needs them. */
export default async function NumbersPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = moderation();
  const year = askedYear(single((await searchParams).year), forum.now());
  const [figures, first] = await Promise.all([yearInNumbers(forum, actor, year), firstYear(forum)]);
  const last = new Date(forum.now()).getUTCFullYear();
  const years = Array.from({ length: last - first + 1 }, (_, at) => last - at);
  return (
    <ModerationPage
      place="numbers"
      title={t("moderation.numbers.title", { year: String(year) })}
      rule={t("moderation.numbers.rule")}
      actions={
        <LinkButton look="line" href={`/moderation/numbers.csv?year=${year}`}>
          {t("moderation.csv")}
        </LinkButton>
      }
    >
      {years.length > 1 && (
        <p className="meta">
          {years.map((each) => (
            <a key={each} href={`/moderation/numbers?year=${each}`} aria-current={each === year ? "page" : undefined}>
              {each}
            </a>
          ))}
        </p>
      )}
      {SECTIONS.map((section) => (
        <Section key={section} section={section} figures={(figures ?? []).filter((each) => each.section === section)} />
      ))}
    </ModerationPage>
  );
}

function Section({ section, figures }: { section: Figure["section"]; figures: readonly Figure[] }) {
  const { t, locale } = here();
  if (figures.length === 0) return null;
  return (
    <DataTable
      caption={t(`moderation.numbers.sections.${section}`)}
      columns={[{ label: t("moderation.numbers.what") }, { label: t("moderation.numbers.value"), end: true }]}
      rows={figures.map(({ name, detail, value }) => ({
        key: `${name} ${detail}`,
        cells: [nameOf(name, detail), value === null ? "–" : numeral(locale, value)],
      }))}
    />
  );
}

function nameOf(name: string, detail: string): string {
  const { t } = here();
  if (name === "kind") return t(`moderation.outcomes.${detail}`);
  return name === "rule" ? detail || "–" : t(`moderation.numbers.names.${name}`);
}
