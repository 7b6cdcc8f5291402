import type { Need } from "#forum/administration/dashboard/queries.ts";
import { Icon } from "#ui/icon.tsx";
import { here } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";

/** Where each is looked after. */
const PLACES: Readonly<Record<Need["kind"], string>> = {
  writesFail: "/admin/health",
  diskLow: "/admin/health",
  jobsFailed: "/admin/jobs",
  mailsFailed: "/admin/mails",
  mailsWaiting: "/admin/mails",
  searchFails: "/admin/search",
  searchLag: "/admin/search",
  noBackup: "/admin/backups",
  backupOld: "/admin/backups",
  cases: "/moderation",
};

const GIGABYTE = 1_000_000_000;

/** What waits for an administrator, each with the way there. */
export function Needs({ needs }: { needs: readonly Need[] }) {
  const { t } = here();
  return (
    <section className="needs" aria-labelledby="needs">
      <h2 id="needs">{t("admin.needs.title")}</h2>
      {needs.length === 0 ? (
        <p className="calm">
          <Icon name="check" /> {t("admin.needs.none")}
        </p>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={"engine" in need ? need.engine : need.kind} className={need.grave ? "grave" : undefined}>
              <Icon name={need.grave ? "stop" : "warn"} />
              <a href={PLACES[need.kind]}>{sentenceOf(need)}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function sentenceOf(need: Need): string {
  const { t, locale } = here();
  switch (need.kind) {
    case "diskLow":
      return t("admin.needs.diskLow", { free: (need.free / GIGABYTE).toFixed(1) });
    case "searchFails":
      return t("admin.needs.searchFails", {
        name: t(`admin.search.engines.${need.engine}`),
        reason: need.reason,
      });
    case "backupOld":
      return t("admin.needs.backupOld", { when: moment(locale, need.at).text });
    case "cases":
      return t("admin.needs.cases", {
        count: need.count,
        shown: numeral(locale, need.count),
        when: moment(locale, need.oldest).text,
      });
    case "writesFail":
    case "noBackup":
      return t(`admin.needs.${need.kind}`);
    default:
      return t(`admin.needs.${need.kind}`, { count: need.count, shown: numeral(locale, need.count) });
  }
}
