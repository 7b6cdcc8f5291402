import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { atLeast } from "#forum/members/actor.ts";
import { mayModerate } from "#forum/members/policy.ts";
import { unseenDecisions } from "#forum/moderation/log/queries.ts";
import { waitingCases } from "#forum/moderation/queue/queries.ts";
import { Tabs } from "#ui/navigation.tsx";
import { PageHead } from "#ui/page.tsx";
import { here, type RequestContext } from "#web/context.ts";

/** The place of a moderator's request. For everybody else these pages do not exist. */
export function moderation(): RequestContext {
  const context = here();
  if (!atLeast(context.actor, "moderator") || mayModerate(context.actor) !== true) notFound();
  return context;
}

/** The title of a page that is for moderators alone. */
export function moderationTitle(key: string): () => Metadata {
  return () => ({ title: moderation().t(key), robots: { index: false } });
}

const PLACES = ["queue", "people", "threads", "log", "numbers"] as const;
const HREFS = {
  queue: "/moderation",
  people: "/moderation/people",
  threads: "/moderation/threads",
  log: "/moderation/log",
  numbers: "/moderation/numbers",
};

/** A page of the moderation: its head and the way to the others. */
export async function ModerationPage({
  place,
  title,
  rule,
  crumbs,
  actions,
  children,
}: {
  place: (typeof PLACES)[number];
  title: ReactNode;
  rule?: ReactNode;
  crumbs?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t, forum, actor } = here();
  const [queue, log] = await Promise.all([waitingCases(forum, actor), unseenDecisions(forum, actor)]);
  const counts = { queue, people: 0, threads: 0, log, numbers: 0 };
  const shown = (n: number) => (n >= 100 ? "100+" : n);
  return (
    <main id="main" className="wrap">
      <PageHead title={title} rule={rule} crumbs={crumbs} actions={actions} />
      <Tabs
        label={t("moderation.areas")}
        items={PLACES.map((name) => ({
          href: HREFS[name],
          label: t(`moderation.tabs.${name}`),
          current: name === place,
          ...(counts[name] > 0 && { count: shown(counts[name]) }),
        }))}
      />
      {children}
    </main>
  );
}
