import { POSTS_PER_PAGE } from "./input.ts";

export { slugOf } from "../slug.ts";

export function threadPath(thread: { slug: string; id: number }): string {
  return `/t/${encodeURIComponent(thread.slug)}/${thread.id}`;
}

export function pageOf(number: number): number {
  return Math.ceil(number / POSTS_PER_PAGE);
}

/** What an author reads of a post of theirs that is hidden or held. */
export function withheldPath(postId: number): string {
  return `/p/${postId}/withheld`;
}

/** Where a post is read: its page, at its place. */
export function postPath(thread: { slug: string; id: number }, number: number): string {
  const page = pageOf(number);
  return `${threadPath(thread)}${page > 1 ? `?page=${page}` : ""}#post-${number}`;
}
