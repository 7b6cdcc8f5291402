/** Writes Markdown that the forum's own parser reads back as the same text. */
import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent, TableCell, Text } from "mdast";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemToMarkdown } from "mdast-util-gfm-task-list-item";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import { visit } from "unist-util-visit";
import type { Tex } from "#forum/markdown/tex-syntax.ts";

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/g;
const options: Options = {
  bullet: "-",
  rule: "-",
  listItemIndent: "one",
  resourceLink: false,
  extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown(), gfmTaskListItemToMarkdown()],
  handlers: {
    // Within a paragraph a line of TeX could start a list, a quote or a table.
    tex: (node: Tex) => (node.block ? node.value : node.value.replace(/\s*\n\s*/g, " ")),
  },
};
const withDollars: Options = { ...options, unsafe: [{ character: "$", inConstruct: "phrasing" }] };

/** Changes `tree` on the way. */
export function writeMarkdown(tree: Root): string {
  let dollars = 0;
  visit(tree, (node) => {
    if (node.type === "tex") dollars += 2;
    else if (node.type === "text") dollars += node.value.split("$").length - 1;
  });
  tidy(tree);
  // One dollar alone starts nothing.
  return toMarkdown(tree, dollars > 1 ? withDollars : options).trimEnd();
}

function tidy(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    if (node.type === parent.type && node.type !== "blockquote" && node.type !== "list" && "children" in node) {
      // Bold within bold, struck out twice.
      replace(parent, index, node.children as PhrasingContent[]);
      return index;
    }
    if (node.type === "emphasis" || node.type === "strong" || node.type === "delete") {
      const spread = withoutOuterSpace(node);
      if (spread) {
        replace(parent, index, spread);
        return index;
      }
    } else if (node.type === "break" && parent.type === "heading") {
      replace(parent, index, [{ type: "text", value: " " }]);
    } else if (node.type === "text" && parent.type !== "link" && parent.type !== "linkReference") {
      const linked = withLinks(node.value);
      if (linked) {
        replace(parent, index, linked);
        return index + linked.length;
      }
    }
    return undefined;
  });
  // Last, since what stood inside emphasis may have moved to the edge.
  visit(tree, (node) => {
    if (isOnePhrase(node)) trimBreaks(node);
  });
}

function isOnePhrase(node: Nodes): node is Paragraph | Heading | TableCell {
  return node.type === "paragraph" || node.type === "heading" || node.type === "tableCell";
}

/** A break at an edge would be read as a backslash. */
function trimBreaks(node: Paragraph | Heading | TableCell): void {
  while (isBlank(node.children.at(-1))) node.children.pop();
  while (isBlank(node.children[0])) node.children.shift();
}

function isBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === "break" || (node?.type === "text" && node.value.trim() === "");
}

function replace(parent: Parents, index: number, nodes: readonly PhrasingContent[]): void {
  (parent.children as Nodes[]).splice(index, 1, ...(nodes as RootContent[]));
}

/** `<em> text </em>` is no emphasis in Markdown: the space moves out. undefined: nothing to do. */
function withoutOuterSpace(
  node: Extract<PhrasingContent, { children: PhrasingContent[] }>,
): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = [node];
  const first = node.children[0];
  const last = node.children.at(-1);
  // Emphasis around nothing, or around space alone, leaves its content behind.
  const text = node.children.every((child) => child.type === "text" && child.value.trim() === "");
  if (text) return node.children.map((child) => ({ ...(child as Text) }));
  if (first?.type === "break" || last?.type === "break") {
    const isFirst = first?.type === "break";
    const moved = isFirst ? node.children.shift() : node.children.pop();
    if (moved) nodes[isFirst ? "unshift" : "push"](moved);
    return nodes;
  }
  const before = first?.type === "text" ? /^\s+/.exec(first.value) : null;
  if (before && first?.type === "text") {
    first.value = first.value.slice(before[0].length);
    nodes.unshift({ type: "text", value: before[0] });
  }
  const after = last?.type === "text" ? /\s+$/.exec(last.value) : null;
  if (after && last?.type === "text") {
    last.value = last.value.slice(0, -after[0].length);
    nodes.push({ type: "text", value: after[0] });
  }
  if (nodes.length === 1) return undefined;
  node.children = node.children.filter((child) => child.type !== "text" || child.value !== "");
  return nodes;
}

/** Bare addresses as links: escaping would change them for the parser. */
function withLinks(value: string): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = [];
  let at = 0;
  for (const match of value.matchAll(ADDRESS)) {
    const url = match[0].replace(/[.,;:!?'")\]*_~]+$/, "");
    if (!URL.canParse(url)) continue;
    if (match.index > at) nodes.push({ type: "text", value: value.slice(at, match.index) });
    nodes.push({ type: "link", url, children: [{ type: "text", value: url }] });
    at = match.index + url.length;
  }
  if (at === 0) return undefined;
  if (at < value.length) nodes.push({ type: "text", value: value.slice(at) });
  return nodes;
}
