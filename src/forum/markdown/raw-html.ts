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
