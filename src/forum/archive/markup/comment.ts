import type { PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import { visit } from "unist-util-visit";
import { texFromMarkdown, texSyntax } from "#forum/markdown/tex-syntax.ts";
import { writeMarkdown } from "./to-markdown.ts";

/** What Stack Exchange's comments do not know: blocks, HTML, images. There these signs mean themselves. */
const NOT_IN_COMMENTS = [
  "blockQuote",
  "characterReference",
  "codeFenced",
  "codeIndented",
  "definition",
  "headingAtx",
  "htmlFlow",
  "htmlText",
  "labelStartImage",
  "list",
  "setextUnderline",
  "thematicBreak",
  "texFlow",
];
const TAG_LINK = /\[(?:meta-)?tag:([^\]\s]+)\]/g;

/** Where a tag of the source is found here; null: nowhere, so that nothing may lead there. */
export type TagPath = (name: string) => string | null;

/** A Stack Exchange comment, written in their small part of Markdown, as Markdown that reads the same here. */
export function commentToMarkdown(text: string, pathOf: TagPath): string {
  const source = text.replace(/\r\n?/g, "\n");
  const tree = fromMarkdown(source, {
    extensions: [texSyntax(source), gfmAutolinkLiteral(), { disable: { null: NOT_IN_COMMENTS } }],
    mdastExtensions: [texFromMarkdown, gfmAutolinkLiteralFromMarkdown()],
  });
  linkTags(tree, pathOf);
  return writeMarkdown(tree);
}

/** `[tag:name]` leads to the tag, where there is one. */
function linkTags(tree: Root, pathOf: TagPath): void {
  visit(tree, "text", (node, index, parent) => {
    if (index === undefined || !parent || parent.type === "link" || !node.value.includes("tag:")) return undefined;
    const nodes: PhrasingContent[] = [];
    let at = 0;
    for (const match of node.value.matchAll(TAG_LINK)) {
      const name = match[1] ?? "";
      nodes.push({ type: "text", value: node.value.slice(at, match.index) });
      const word = { type: "text", value: name } as const;
      const url = pathOf(name);
      nodes.push(url === null ? word : { type: "link", url, children: [word] });
      at = match.index + match[0].length;
    }
    if (at === 0) return undefined;
    nodes.push({ type: "text", value: node.value.slice(at) });
    const filled = nodes.filter((one) => one.type !== "text" || one.value !== "");
    parent.children.splice(index, 1, ...(filled as typeof parent.children));
    return index + filled.length;
  });
}
