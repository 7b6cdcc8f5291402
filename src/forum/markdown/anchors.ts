import { ANCHOR_PREFIX } from "./schema.ts";

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
