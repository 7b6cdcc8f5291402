import type { NoticeView } from "#forum/moderation/record/queries.ts";
import { toldOf } from "#forum/moderation/told.ts";
import { Action } from "#ui/action-item.tsx";
import { NewMark } from "#ui/mark.tsx";
import { Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";

/** What moderators decided, as far as it concerns the reader: each leads to the decision in their own record. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  const { t, locale } = here();
  if (notices.length === 0) return null;
  return (
    <Panel title={t("notices.title")}>
      <ul className="cases log">
        {notices.map((notice) => {
          const { title, paragraphs } = toldOf(notice, t, (at) => moment(locale, at).text);
          const isOwn = notice.kind === "decision" || notice.kind === "appeal";
          return (
            <li key={notice.id}>
              <h3>
                <a href={`/settings/record${isOwn ? `#decision-${notice.decision.id}` : ""}`}>{title}</a>
                {notice.unread && <NewMark label={t("notifications.unread")} />}
              </h3>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              <p className="meta">
                <Time {...moment(locale, notice.at, { time: "recent" })} relative />
              </p>
            </li>
          );
        })}
      </ul>
      {notices.some(({ unread }) => unread) && (
        <Action item={{ do: "readNotices", label: t("notices.markRead") }} className="btn quiet small" />
      )}
    </Panel>
  );
}
