import { ANCHOR_PREFIX } from "./schema.ts";

const MAX_NAME_CHARS = 60;

/** Names for the headings of one post, each given once: `Wie geht's?` becomes `wie-geht-s`, the next one `wie-geht-s-2`. */
export function anchorNames(): (title: string) => string {
  const given = new Set<string>();
  const times = new Map<string, number>();
  return (title) => {
    const words = title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
      .slice(0, MAX_NAME_CHARS)
      .toWellFormed();
    const slug = words.replace(/^-+|[-\uFFFD]+$/g, "") || "section";
    // Footnotes are called `fn-…`.
    const base = /^fn(?:ref)?-/.test(slug) ? `section-${slug}` : slug;
    for (let count = (times.get(base) ?? 0) + 1; ; count++) {
      const name = count === 1 ? base : `${base}-${count}`;
      if (given.has(name)) continue;
      times.set(base, count);
      given.add(name);
      return name;
    }
  };
}

const TAG = /<[a-z][^\s>]*(?:\s[^\s=>]+(?:="[^"]*")?)*>/g;
const ANCHOR = new RegExp(` (id|href)="(#?)${ANCHOR_PREFIX}`, "g");

/**
 * Rendered HTML with the anchors of its headings and footnotes made unique on a page of many posts:
 * `user-content-…` becomes `p12-…` for post number 12. Only tags are touched, never the text between them.
 */
export function numberAnchors(html: string, postNumber: number): string {
  if (!html.includes(ANCHOR_PREFIX)) return html;
  return html.replace(TAG, (tag) => tag.replace(ANCHOR, ` $1="$2p${postNumber}-`));
}
