import { ELEMENTS } from "./schema.ts";

const TAG_START = /<(?=\/?([a-z][^\s/>]*))/gi;
const TAG_OR_COMMENT = /<[a-z/!?]/i;

/**
 * HTML as somebody wrote it, with the tags that posts may not contain turned into text, as GFM does with some:
 * `<T>` and `<script>` are then read instead of lost, and no `<textarea>` swallows the rest of the post.
 */
export function withForeignTagsAsText(html: string): string {
  return html.replace(TAG_START, (sign, name: string) => (ELEMENTS.has(name.toLowerCase()) ? sign : "&lt;"));
}

/** Whether HTML, which came through `withForeignTagsAsText`, still holds tags or comments. */
export function holdsTags(html: string): boolean {
  return TAG_OR_COMMENT.test(html);
}

const TAG = /<(\/?)([a-z][^\s/>]*)/gi;
/** Elements that hold nothing, or that the next of their kind closes. */
const NO_LEVEL = new Set("br hr img input p li dd dt tr td th thead tbody tfoot".split(" "));

/** How many elements the tags in a piece of HTML leave open, and how many at most on the way. */
export function openElements(html: string): { left: number; most: number } {
  let left = 0;
  let most = 0;
  for (const [, slash, name = ""] of html.matchAll(TAG)) {
    if (NO_LEVEL.has(name.toLowerCase())) continue;
    left += slash ? -1 : 1;
    most = Math.max(most, left);
  }
  return { left, most };
}
