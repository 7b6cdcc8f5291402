import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { mayArrangeTags } from "#forum/tags/policy.ts";
import { here, type RequestContext } from "#web/context.ts";

/** The place of a request by somebody who arranges tags: moderators may, beside administrators. */
export function tagArranging(): RequestContext {
  const context = here();
  if (mayArrangeTags(context.actor) !== true) notFound();
  return context;
}

export function tagTitle(key: string): () => Metadata {
  return () => ({ title: tagArranging().t(key), robots: { index: false } });
}
