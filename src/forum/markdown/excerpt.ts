import type { Nodes } from "hast";

export const MAX_EXCERPT_CHARS = 500;

const INLINE = new Set(
  "a abbr b cite code del dfn em i img input ins kbd mark q rp rt ruby s samp small span strong sub sup tt u var".split(
    " ",
  ),
);

/** The words of a post on one line, at most MAX_EXCERPT_CHARS, cut between letters and never inside one. */
export function excerpt(tree: Nodes): string {
  const words: string[] = [];
  let length = 0;

  function read(node: Nodes): void {
    // White space is still to be folded, hence the reserve.
    if (length > MAX_EXCERPT_CHARS * 4) return;
    if (node.type === "text") {
      words.push(node.value);
      length += node.value.trim().length;
    } else if (node.type === "element" || node.type === "root") {
      if (node.type === "element") {
        if (node.properties.dataFootnotes !== undefined || node.properties.dataFootnoteRef !== undefined) return;
        if (node.tagName === "img" && typeof node.properties.alt === "string") words.push(node.properties.alt);
        if (!INLINE.has(node.tagName)) words.push(" ");
      }
      for (const child of node.children) read(child);
      if (node.type === "element" && !INLINE.has(node.tagName)) words.push(" ");
    }
  }

  read(tree);
  const text = words.join("").replace(/\s+/gu, " ").trim();
  if (text.length <= MAX_EXCERPT_CHARS) return text;
  return text
    .slice(0, MAX_EXCERPT_CHARS)
    .toWellFormed()
    .replace(/\uFFFD$/, "");
}
