import type { Metadata } from "next";
import { type OwnSession, ownSessions } from "#forum/members/queries.ts";
import { Action } from "#ui/action-item.tsx";
import { Icon } from "#ui/icon.tsx";
import { Pill } from "#ui/mark.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import type { Query } from "#web/params.ts";
import { membersOnly } from "../../members-only.ts";
import { SettingsTabs } from "../tabs.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("sessions.title"), robots: { index: false } });

const PATH = "/settings/sessions";

export default async function SessionsPage({ searchParams }: { searchParams: Query }) {
  membersOnly();
  const { forum, actor, t } = here();
  const [sessions, query] = await Promise.all([ownSessions(forum, actor), searchParams]);
  const done = (["reset", "ended"] as const).find((name) => query[name] !== undefined);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("sessions.title")} rule={t("sessions.rule")} />
      <SettingsTabs current="sessions" />
      {done && (
        <Notice tone="success" live>
          {t(`sessions.done.${done}`)}
        </Notice>
      )}
      <ul className="threads">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <div className="form-acts">
        {sessions.length > 1 && (
          <Action
            item={{ do: "signOutOthers", action: PATH, label: t("sessions.signOutOthers") }}
            className="btn line"
          />
        )}
        <Action
          item={{ do: "signOutEverywhere", action: PATH, label: t("sessions.signOutEverywhere"), forgets: true }}
          className="btn danger"
        />
      </div>
      <p className="hint">{t("sessions.unknown")}</p>
    </main>
  );
}

function SessionRow({ session }: { session: OwnSession }) {
  const { t, locale } = here();
  const { browser, system, address, seenAt, createdAt, current } = session;
  const device = [browser, system].filter(Boolean).join(" · ") || t("sessions.someDevice");
  return (
    <li>
      <span className="state">
        <Icon name="person" />
      </span>
      <h2>
        {device} {current && <Pill tone="solved">{t("sessions.current")}</Pill>}
      </h2>
      <p className="excerpt">
        {t("sessions.seen")} <Time {...moment(locale, seenAt)} relative />
      </p>
      <p className="meta">
        <span>
          {t("sessions.since")} <Time {...moment(locale, createdAt)} />
        </span>
        <span>{address}</span>
      </p>
      {!current && (
        <div className="count">
          <Action
            item={{
              do: "revoke",
              action: PATH,
              fields: { id: session.id },
              label: t("sessions.revoke"),
              name: t("sessions.revokeName", { device }),
            }}
            className="btn quiet small"
          />
        </div>
      )}
    </li>
  );
}
