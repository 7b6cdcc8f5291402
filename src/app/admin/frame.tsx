import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { mayAdminister } from "#forum/members/policy.ts";
import { Areas } from "#ui/areas.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here, type RequestContext } from "#web/context.ts";
import { type Query, single } from "#web/params.ts";
import { ModerationTabs } from "../moderation/tabs.tsx";

/** Everything that can be looked after, under a few headings. */
export const AREA_GROUPS = {
  people: ["people", "invitations", "groups"],
  content: ["categories", "tags", "pages", "search"],
  forum: ["settings", "logo"],
  protection: ["prevention", "watched-words", "blocks", "limits", "crawlers"],
  operation: ["mails", "jobs", "backups", "health", "log"],
} as const;
export type AreaGroupName = keyof typeof AREA_GROUPS;
export const AREA_GROUP_NAMES = Object.keys(AREA_GROUPS) as AreaGroupName[];
export type Area = (typeof AREA_GROUPS)[AreaGroupName][number];

/** What a page says after a form was done: `?done=saved`. */
const DONE = ["created", "saved", "deleted", "moved", "merged", "added", "removed", "invited", "withdrawn"] as const;
const MORE_DONE = ["suspended", "lifted", "retried", "dropped", "reset", "started"] as const;

/** The place of an administrator's request. For everybody else these pages do not exist. */
export function administration(): RequestContext {
  const context = here();
  if (mayAdminister(context.actor) !== true) notFound();
  return context;
}

/** The title of a page that is for administrators alone. */
export function adminTitle(key: string): () => Metadata {
  return () => ({ title: administration().t(key), robots: { index: false } });
}

/** A page of the administration: its head, the way to the other areas (for moderators, to theirs), and what was just done. */
export async function AdminPage({
  area,
  title,
  rule,
  above,
  actions,
  query,
  children,
}: {
  area?: Area;
  title: ReactNode;
  rule?: ReactNode;
  /** The page of the area itself, on pages below it. */
  above?: { href: string; label: string };
  actions?: ReactNode;
  query?: Query;
  children: ReactNode;
}) {
  const { t, form, actor } = here();
  const done = single((await query)?.done);
  const known = [...DONE, ...MORE_DONE].find((name) => name === done);
  const isAdministrator = mayAdminister(actor) === true;
  const main = (
    <main id="main" className={isAdministrator ? undefined : "wrap"}>
      <PageHead
        title={title}
        rule={rule}
        actions={actions}
        crumbs={above && <Breadcrumbs label={t("site.crumbs")} items={[above]} />}
      />
      {!isAdministrator && <ModerationTabs place="tags" />}
      {known && !form && (
        <Notice tone="success" live>
          {t(`admin.done.${known}`)}
        </Notice>
      )}
      {form?.shown.resumed === true && (
        <Notice tone="warn" live>
          {t("admin.confirm.resumed")}
        </Notice>
      )}
      {children}
    </main>
  );
  return isAdministrator ? (
    <div className="wrap office">
      <AdminAreas area={area} />
      {main}
    </div>
  ) : (
    main
  );
}

function AdminAreas({ area }: { area: Area | undefined }) {
  const { t } = here();
  return (
    <Areas
      label={t("admin.title")}
      groups={[
        { items: [{ href: "/admin", label: t("admin.tabs.overview"), current: area === undefined }] },
        ...AREA_GROUP_NAMES.map((group) => ({
          title: t(`admin.groupsOfAreas.${group}`),
          items: AREA_GROUPS[group].map((name) => ({
            href: `/admin/${name}`,
            label: t(`admin.tabs.${name}`),
            current: name === area,
          })),
        })),
      ]}
    />
  );
}
