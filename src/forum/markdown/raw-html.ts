import { ELEMENTS } from "./schema.ts";

const TAG_START = /<(?=\/?([a-z][^\s/>]*))/gi;
const MARKUP = /<[a-z/!?]|&/i;

/**
 * HTML as somebody wrote it, with the tags that posts may not contain turned into text, as GFM does with some:
 * `<T>` and `<script>` are then read instead of lost, and no `<textarea>` swallows the rest of the post.
 */
export function withForeignTagsAsText(html: string): string {
  return html.replace(TAG_START, (sign, name: string) => (ELEMENTS.has(name.toLowerCase()) ? sign : "&lt;"));
}

/** Whether such HTML still holds tags, comments or character references. */
export function holdsMarkup(html: string): boolean {
  return MARKUP.test(html);
}
