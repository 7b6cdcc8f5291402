import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { noticesFor } from "#forum/moderation/record/queries.ts";
import { notificationsFor, unreadCount } from "#forum/notifications/queries.ts";
import { Action } from "#ui/action-item.tsx";
import { LinkButton } from "#ui/button.tsx";
import { Pager } from "#ui/navigation.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { numeral } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { membersOnly } from "../members-only.ts";
import { NoticeList } from "./notice-list.tsx";
import { NotificationList } from "./notification-list.tsx";

/** Older ones stand in one's own record. */
const SHOWN_NOTICES = 5;

export const generateMetadata = (): Metadata => ({ title: here().t("notifications.title"), robots: { index: false } });

export default async function NotificationsPage({ searchParams }: { searchParams: Query }) {
  membersOnly();
  const { forum, actor, t, locale } = here();
  const page = pageNumber((await searchParams).page);
  if (page === null) notFound();
  const [found, unread, notices] = await Promise.all([
    notificationsFor(forum, actor, { page }),
    unreadCount(forum, actor),
    page === 1 ? noticesFor(forum, actor) : [],
  ]);
  if (!found) notFound();
  return (
    <main id="main" className="wrap">
      <PageHead
        title={t("notifications.title")}
        rule={t("notifications.rule")}
        actions={
          <>
            {(unread > 0 || notices.some((notice) => notice.unread)) && (
              <Action item={{ do: "markAllRead", label: t("notifications.markAllRead") }} className="btn line" />
            )}
            <LinkButton look="line" icon="gear" href="/settings/notifications">
              {t("notifications.settings")}
            </LinkButton>
          </>
        }
      />
      <NoticeList notices={notices.slice(0, SHOWN_NOTICES)} />
      {found.items.length === 0 && notices.length > 0 ? null : found.items.length === 0 ? (
        <EmptyState title={t("notifications.empty")}>{t("notifications.emptyText")}</EmptyState>
      ) : (
        <NotificationList items={found.items} />
      )}
      <Pager
        current={page}
        total={found.pages}
        href={(number) => (number > 1 ? `/notifications?page=${number}` : "/notifications")}
        words={{
          label: t("pages.label"),
          previous: t("pages.previous"),
          next: t("pages.next"),
          page: (number) => t("pages.page", { number }),
        }}
        show={(number) => numeral(locale, number)}
      />
    </main>
  );
}
