import type { administrationOverview } from "#forum/administration/queries.ts";
import { here } from "#web/context.ts";
import { numeral } from "#web/format.ts";
import { AREAS, type Area } from "../frame.tsx";

/** Everything that can be looked after, each with a sentence. */
export function Areas({ numbers }: { numbers: Awaited<ReturnType<typeof administrationOverview>> }) {
  const { t, locale } = here();
  const counts: Partial<Record<Area, number>> = {
    categories: numbers.categories,
    tags: numbers.tags,
    people: numbers.people,
    invitations: numbers.invitations,
    groups: numbers.groups,
    ...(numbers.mails !== null && { mails: numbers.mails }),
    jobs: numbers.failedJobs,
  };
  return (
    <section aria-labelledby="areas">
      <h2 id="areas" className="part">
        {t("admin.areas")}
      </h2>
      <ul className="categories">
        {AREAS.map((area) => {
          const count = counts[area];
          return (
            <li key={area}>
              <div>
                <h3>
                  <a href={`/admin/${area}`}>{t(`admin.tabs.${area}`)}</a>
                </h3>
                <p>{t(`admin.about.${area}`)}</p>
              </div>
              {count !== undefined && (
                <div className="aside">
                  <p>{t(`admin.counts.${area}`, { count, shown: numeral(locale, count) })}</p>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
