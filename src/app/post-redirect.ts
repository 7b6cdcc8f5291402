import { notFound, permanentRedirect } from "next/navigation";
import { postPath } from "#forum/threads/addresses.ts";
import { postPlace } from "#forum/threads/place.ts";
import { here } from "#web/context.ts";

/** 308 to where a post is read; 410 when it was public and is gone, else 404. */
export async function postRedirect(wanted: Parameters<typeof postPlace>[2] | null): Promise<never> {
  const context = here();
  const place = wanted === null ? "none" : await postPlace(context.forum, context.actor, wanted);
  if (place === "gone") context.status = 410;
  if (typeof place === "string") notFound();
  permanentRedirect(postPath(place.thread, place.number));
}
