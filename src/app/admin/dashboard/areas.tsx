import type { administrationOverview } from "#forum/administration/queries.ts";
import { here } from "#web/context.ts";
import { numeral } from "#web/format.ts";
import { AREA_GROUP_NAMES, AREA_GROUPS, type Area } from "../frame.tsx";

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
      <div className="area-groups">
        {AREA_GROUP_NAMES.map((group) => (
          <section key={group} aria-labelledby={`areas-${group}`}>
            <h3 id={`areas-${group}`}>{t(`admin.groupsOfAreas.${group}`)}</h3>
            <ul>
              {AREA_GROUPS[group].map((area) => {
                const count = counts[area];
                return (
                  <li key={area}>
                    <a href={`/admin/${area}`}>{t(`admin.tabs.${area}`)}</a>
                    {count !== undefined && (
                      <span className="num">{t(`admin.counts.${area}`, { count, shown: numeral(locale, count) })}</span>
                    )}
                    <p>{t(`admin.about.${area}`)}</p>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
