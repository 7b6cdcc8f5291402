import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { atLeast } from "#forum/members/actor.ts";
import { mayModerate } from "#forum/members/policy.ts";
import { PageHead } from "#ui/page.tsx";
import { here, type RequestContext } from "#web/context.ts";
import { type ModerationPlace, ModerationTabs } from "./tabs.tsx";

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

/** A page of the moderation: its head and the way to the others. */
export function ModerationPage({
  place,
  title,
  rule,
  crumbs,
  actions,
  children,
}: {
  place: ModerationPlace;
  title: ReactNode;
  rule?: ReactNode;
  crumbs?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="main" className="wrap">
      <PageHead title={title} rule={rule} crumbs={crumbs} actions={actions} />
      <ModerationTabs place={place} />
      {children}
    </main>
  );
}
