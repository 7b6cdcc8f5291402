import type { NotificationView } from "#forum/notifications/queries.ts";
import { Action } from "#ui/action-item.tsx";
import { Icon } from "#ui/icon.tsx";
import { NewMark } from "#ui/mark.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";

const ICONS = { reply: "reply", answer: "reply", mention: "person", accepted: "check" } as const;

/** What happened, where, and when; what is unread can be marked as read on the spot. */
export function NotificationList({ items }: { items: readonly NotificationView[] }) {
  const { t, locale } = here();
  return (
    <ul className="threads">
      {items.map(({ id, kind, at, unread, by, title, path }) => (
        <li key={id} className={unread ? "unread" : undefined}>
          <span className="state">
            <Icon name={ICONS[kind]} />
          </span>
          <h2>
            <a href={path}>{t(`notifications.kinds.${kind}`, { name: by })}</a>
            {unread && <NewMark label={t("notifications.unread")} />}
          </h2>
          <p className="meta">
            <span>{title}</span>
            <Time {...moment(locale, at, { time: "recent" })} relative />
          </p>
          {unread && (
            <div className="count">
              <Action
                item={{
                  do: "markRead",
                  fields: { id },
                  label: t("notifications.markRead"),
                  name: t("notifications.markReadName", { title }),
                }}
                className="btn quiet small"
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
