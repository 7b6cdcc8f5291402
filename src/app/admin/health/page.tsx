import { akismetState } from "#forum/administration/akismet.ts";
import { type SiteHealth, siteHealth } from "#forum/administration/health.ts";
import { backupState } from "#forum/backups/queries.ts";
import { Notice } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { moment, numeral } from "#web/format.ts";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { IndexStates } from "../index-states.tsx";

export const generateMetadata = adminTitle("admin.tabs.health");

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** Whether everything works, in sentences: what a look should tell whoever keeps the forum running. */
export default async function HealthPage() {
  const { t, forum, actor } = administration();
  const health = await siteHealth(forum, actor);
  return (
    <AdminPage area="health" title={t("admin.tabs.health")} rule={t("admin.about.health")}>
      <Machine health={health} />
      <Mail mail={health.mail} />
      <NewestBackup />
      <IndexStates />
      <Akismet />
      <GuestPages />
      <Versions health={health} />
    </AdminPage>
  );
}

const DISK_TONES = { ok: "info", warn: "warn", fail: "danger" } as const;

/** The database, and the room it has to grow. */
function Machine({ health: { database, disk } }: { health: SiteHealth }) {
  const { t, locale } = administration();
  const { writesFail, bytes } = database;
  const name = t(`admin.health.names.${database.dialect}`);
  return (
    <>
      <Notice tone={writesFail ? "danger" : "info"}>
        {t(writesFail ? "admin.health.writesFail" : "admin.health.database")}{" "}
        {t("admin.health.size", { name, megabytes: numeral(locale, Math.ceil(bytes / MEGABYTE)) })}
      </Notice>
      <Notice tone={DISK_TONES[disk.state]}>
        {t(disk.state === "ok" ? "admin.health.disk" : "admin.health.diskLow", {
          gigabytes: numeral(locale, Math.floor(disk.free / GIGABYTE)),
          megabytes: numeral(locale, Math.floor(disk.free / MEGABYTE)),
        })}
      </Notice>
    </>
  );
}

/** Whether mails leave the house; what the server says to one, the page of mails finds out. */
function Mail({ mail: { host, outbox, refused, waiting } }: { mail: SiteHealth["mail"] }) {
  const { t, locale } = administration();
  const tone = refused > 0 ? "danger" : waiting > 0 || host === null ? "warn" : "info";
  const counts = { refused: numeral(locale, refused), waiting: numeral(locale, waiting) };
  return (
    <Notice tone={tone}>
      {host === null
        ? t("admin.health.outbox", { count: outbox, shown: numeral(locale, outbox) })
        : t("admin.health.mailServer", { host })}{" "}
      {refused + waiting > 0 && t("admin.health.mailTrouble", counts)}{" "}
      <a href="/admin/mails">{t("admin.tabs.mails")}</a>
    </Notice>
  );
}

/** For whoever asks for help, or wonders whether an update came through. */
function Versions({ health: { versions, database } }: { health: SiteHealth }) {
  const { t } = administration();
  const facts = [
    ["Stoa", versions.stoa],
    ["Node", versions.node],
    [t(`admin.health.names.${database.dialect}`), database.version],
  ] as const;
  return (
    <Panel title={t("admin.health.versions")}>
      <dl className="stored">
        {facts.map(([name, version]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
    </Panel>
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
