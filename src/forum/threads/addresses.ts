import { POSTS_PER_PAGE } from "./input.ts";

const MAX_SLUG_CHARS = 60;

/** The readable part of an address, made of the title; letters of any script stay. */
export function slugOf(title: string): string {
  const words = title
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    // Accents of Latin letters go; marks that other scripts need stay.
    .replace(/(?<=[a-z])\p{M}+/gu, "")
    .normalize("NFC")
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  let slug = "";
  for (const word of words ?? []) {
    if (slug.length + word.length + 1 > MAX_SLUG_CHARS && slug) break;
    slug += (slug && "-") + [...word].slice(0, MAX_SLUG_CHARS).join("");
  }
  return slug || "thread";
}

export function threadPath(thread: { slug: string; id: number }): string {
  return `/t/${encodeURIComponent(thread.slug)}/${thread.id}`;
}

export function pageOf(number: number): number {
  return Math.ceil(number / POSTS_PER_PAGE);
}

/** Where a post is read: its page, at its place. */
export function postPath(thread: { slug: string; id: number }, number: number): string {
  const page = pageOf(number);
  return `${threadPath(thread)}${page > 1 ? `?page=${page}` : ""}#post-${number}`;
}
