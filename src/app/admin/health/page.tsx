import { akismetState } from "#forum/administration/akismet.ts";
import { backupState } from "#forum/backups/queries.ts";
import { Notice } from "#ui/notice.tsx";
import { moment, numeral } from "#web/format.ts";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { IndexStates } from "../index-states.tsx";

export const generateMetadata = adminTitle("admin.tabs.health");

const MEGABYTE = 1024 * 1024;

/** Whether everything works, in sentences: what a look should tell whoever keeps the forum running. */
export default async function HealthPage() {
  const { t, forum } = administration();
  const fails = forum.store.writesFail;
  return (
    <AdminPage area="health" title={t("admin.tabs.health")} rule={t("admin.about.health")}>
      <Notice tone={fails ? "danger" : "info"}>{t(fails ? "admin.health.writesFail" : "admin.health.database")}</Notice>
      <NewestBackup />
      <IndexStates />
      <Akismet />
      <GuestPages />
    </AdminPage>
  );
}

/** How old what could be restored is. */
async function NewestBackup() {
  const { t, forum, actor, locale } = administration();
  const state = await backupState(forum, actor);
  const [newest] = state?.backups ?? [];
  if (!state) return <Notice>{t("admin.backups.postgres")}</Notice>;
  return (
    <Notice tone={newest ? "info" : "warn"}>
      {newest ? t("admin.backups.newest", { when: moment(locale, newest.madeAt).text }) : t("admin.needs.noBackup")}{" "}
      <a href="/admin/backups">{t("admin.tabs.backups")}</a>
    </Notice>
  );
}

/** Whether the service against spam answers, where it is asked. */
async function Akismet() {
  const { t, forum, actor, locale } = administration();
  const state = await akismetState(forum, actor);
  if (!state) return null;
  const { answeredAt, failing, reason } = state;
  return (
    <Notice tone={reason === null ? "info" : "danger"}>
      {answeredAt === null
        ? t("admin.health.akismetNever")
        : t("admin.health.akismet", { when: moment(locale, answeredAt).text })}{" "}
      {reason !== null && (
        <>
          {t("admin.health.akismetFails", { count: failing, shown: numeral(locale, failing), reason })}{" "}
          <a href="/admin/jobs">{t("admin.tabs.jobs")}</a>
        </>
      )}
    </Notice>
  );
}

/** How often a guest was answered without rendering anything. */
function GuestPages() {
  const { t, locale, guestPages } = administration();
  const { pages, bytes, hits, misses, oldest } = guestPages();
  const asked = hits + misses;
  return (
    <Notice tone="info">
      {t("admin.health.guestPages", {
        pages: numeral(locale, pages),
        megabytes: numeral(locale, Math.round(bytes / MEGABYTE)),
        share: numeral(locale, asked === 0 ? 0 : Math.round((100 * hits) / asked)),
        asked: numeral(locale, asked),
      })}{" "}
      {oldest !== null && t("admin.health.oldest", { time: moment(locale, oldest).full })}
    </Notice>
  );
}
