import { MAX_HTML_CHARS, TooComplex } from "./limits.ts";
import { parseMarkdown } from "./parse.ts";
import { treeToHtml } from "./to-html.ts";

export { TooComplex } from "./limits.ts";
export { mentionCandidates } from "./mention-syntax.ts";
export { RENDERER_VERSION } from "./version.ts";

export interface RenderOptions {
  /** Names of people who exist, in any case, as their owners write them. */
  people: readonly string[];
  /** Show TeX as MathML. */
  math: boolean;
  /** Links to this host are not foreign. */
  siteUrl: string;
}

export interface Rendered {
  /** Safe to show as it is. */
  html: string;
  /** Names as their owners write them, each once, in order; quoted ones are linked but not listed. */
  mentions: string[];
}

/**
 * Markdown to safe HTML. What it may cost is bounded for `source` of the usual length by `createRenderer` alone.
 * @throws TooComplex for nesting past 100 levels, and for HTML that is far longer than its text
 */
export function renderMarkdown(source: string, options: RenderOptions): Rendered {
  try {
    const plain = source
      .toWellFormed()
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n");
    const { tree, mentions, hasHtml } = parseMarkdown(plain, options.people);
    const html = treeToHtml(tree, hasHtml, options);
    if (html.length > MAX_HTML_CHARS) throw new TooComplex("the HTML gets too long");
    return { html, mentions };
  } catch (error) {
    // Deep nesting hides in places that are not in the tree, such as the words for a picture.
    if (error instanceof RangeError) throw new TooComplex("the text is nested too deeply");
    throw error;
  }
}
