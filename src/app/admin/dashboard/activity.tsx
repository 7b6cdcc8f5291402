import { type Activity, type Bar, PERIODS, type Period } from "#forum/administration/activity/queries.ts";
import { BarChart } from "#ui/chart.tsx";
import { Tabs } from "#ui/navigation.tsx";
import { here } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";

const FIGURES = ["people", "threads", "replies", "answered", "firstReply"] as const;
type Figure = (typeof FIGURES)[number];

/** How the forum did: a picture for each figure, and all its numbers as a table. */
export function ActivityCharts({ activity, period }: { activity: Activity; period: Period }) {
  const { t, locale } = here();
  return (
    <section aria-labelledby="activity">
      <h2 id="activity" className="part">
        {t("admin.activity.title")}
      </h2>
      <Tabs
        label={t("admin.activity.period")}
        items={Object.keys(PERIODS).map((days) => ({
          href: days === "30" ? "/admin#activity" : `/admin?days=${days}#activity`,
          label: t("admin.activity.days", { days: Number(days) }),
          current: Number(days) === period,
        }))}
      />
      {activity.countedAt === null ? (
        <p className="hint">{t("admin.activity.notYet")}</p>
      ) : (
        <>
          <p className="hint">
            {t(PERIODS[period] === 1 ? "admin.activity.eachDay" : "admin.activity.eachWeek", {
              when: moment(locale, activity.countedAt).text,
            })}
          </p>
          <div className="charts">
            {FIGURES.map((figure) => (
              <Chart key={figure} figure={figure} activity={activity} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function Chart({ figure, activity: { bars, whole } }: { figure: Figure; activity: Activity }) {
  const { t } = here();
  const values = bars.map((bar) => bar[figure] ?? 0);
  const most = figure === "answered" ? 1 : Math.max(...values, 1);
  const title = t(`admin.activity.${figure}`);
  const total = shown(figure, whole[figure]);
  const best = bars[values.indexOf(Math.max(...values))];
  const sentence = t("admin.activity.sentence", {
    title,
    total,
    most: shown(figure, best?.[figure] ?? null),
    when: best ? labelOf(best) : "–",
  });
  return (
    <BarChart
      title={title}
      total={total}
      sentence={sentence}
      bars={bars.map((bar) => ({ label: labelOf(bar), value: bar[figure], shown: shown(figure, bar[figure]) }))}
      most={most}
      mostShown={shown(figure, most)}
      table={{ open: t("admin.activity.numbers"), when: t("admin.activity.when") }}
    />
  );
}

// Days are counted in UTC, whatever the clock of the forum says.
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function labelOf({ from, to }: Bar): string {
  const { locale } = here();
  const tag = locale === "en" ? "en-GB" : locale;
  const format =
    dayFormats.get(tag) ?? new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone: "UTC" });
  dayFormats.set(tag, format);
  return from === to ? format.format(from) : format.formatRange(from, to);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function shown(figure: Figure, value: number | null): string {
  const { t, locale } = here();
  if (value === null) return "–";
  if (figure === "answered") return t("admin.activity.percent", { share: Math.round(value * 100) });
  if (figure !== "firstReply") return numeral(locale, value);
  const [unit, ms] =
    value < 2 * HOUR
      ? (["minutes", MINUTE] as const)
      : value < 2 * DAY
        ? (["hours", HOUR] as const)
        : (["days", DAY] as const);
  const count = Math.round(value / ms);
  return t(`admin.activity.${unit}`, unit === "days" ? { days: count } : { count });
}
