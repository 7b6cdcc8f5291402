import { administrationOverview } from "#forum/administration/queries.ts";
import { numeral } from "#web/format.ts";
import { AdminPage, AREAS, administration, adminTitle } from "./frame.tsx";

export const generateMetadata = adminTitle("admin.title");

export default async function AdministrationPage() {
  const { forum, actor, t, locale } = administration();
  const numbers = await administrationOverview(forum, actor);
  const factOf: Partial<Record<(typeof AREAS)[number], number>> = {
    categories: numbers.categories,
    tags: numbers.tags,
    people: numbers.people,
    invitations: numbers.invitations,
    groups: numbers.groups,
    mails: numbers.mails ?? 0,
    jobs: numbers.failedJobs,
  };
  const areas = AREAS.filter((area) => area !== "mails" || numbers.mails !== null);
  return (
    <AdminPage title={t("admin.title")} rule={t("admin.rule")}>
      <ul className="categories">
        {areas.map((area) => {
          const count = factOf[area];
          return (
            <li key={area}>
              <div>
                <h2>
                  <a href={`/admin/${area}`}>{t(`admin.tabs.${area}`)}</a>
                </h2>
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
    </AdminPage>
  );
}
