import type { Html, Nodes, Root, RootContent } from "mdast";
import { MAX_NESTING, MAX_REFERENCED_CHARS, MAX_TABLE_CELLS, TooComplex } from "./limits.ts";
import { holdsTags, openElements, withForeignTagsAsText } from "./raw-html.ts";

export interface Findings {
  /** Names as their owners write them, each once, in order, without those in quotes. */
  mentions: string[];
  /** Whether HTML is left that has to be parsed. */
  hasHtml: boolean;
}

interface Visit {
  node: Nodes;
  depth: number;
  isQuoted: boolean;
  isInLink: boolean;
}

/** A list and its items are one level, and a paragraph is none. */
const NO_LEVEL = new Set<string>(["root", "paragraph", "heading", "listItem", "tableRow", "tableCell"]);
const FLOW_PARENTS = new Set<string>(["root", "blockquote", "listItem", "footnoteDefinition"]);

/**
 * Measures the tree and tidies it: no mentions in links, no tags that posts may not contain, no positions.
 * Walks without recursion, since this is what keeps every later recursion shallow.
 * @throws TooComplex
 */
export function inspect(tree: Root): Findings {
  const count = createCount();
  const left: Visit[] = [{ node: tree, depth: 0, isQuoted: false, isInLink: false }];
  for (let visit = left.pop(); visit; visit = left.pop()) {
    const { node } = visit;
    // Nobody asks for it later, and copying it takes time.
    if ("position" in node) node.position = undefined;
    count.add(node, visit.isQuoted);
    if (!("children" in node)) continue;

    const isQuoted = visit.isQuoted || node.type === "blockquote";
    const isInLink = visit.isInLink || node.type === "link" || node.type === "linkReference";
    const depth = NO_LEVEL.has(node.type) ? visit.depth : visit.depth + 1;
    if (depth > MAX_NESTING) throw new TooComplex("the text is nested too deeply");
    const children = node.children as RootContent[];
    for (let index = children.length - 1; index >= 0; index--) {
      const child = tidied(children[index] as RootContent, FLOW_PARENTS.has(node.type), isInLink);
      children[index] = child;
      left.push({ node: child, depth, isQuoted, isInLink });
    }
  }
  return count.findings();
}

/** Adds up, in the order of the text, what is told at the end and what a text may have only so much of. */
function createCount() {
  const mentions = new Set<string>();
  const addresses = new Map<string, number>();
  const references: string[] = [];
  let hasHtml = false;
  let openTags = 0;
  let cells = 0;

  function add(node: Nodes, isQuoted: boolean): void {
    switch (node.type) {
      case "mention":
        if (!isQuoted) mentions.add(node.name);
        break;
      case "html": {
        hasHtml = true;
        const { left, most } = openElements(node.value);
        if (openTags + most > MAX_NESTING) throw new TooComplex("elements are nested too deeply");
        openTags = Math.max(0, openTags + left);
        break;
      }
      case "table":
        cells += (node.align?.length ?? 0) * node.children.length;
        if (cells > MAX_TABLE_CELLS) throw new TooComplex("tables have too many cells");
        break;
      case "definition":
        addresses.set(node.identifier, node.url.length + (node.title?.length ?? 0));
        break;
      case "linkReference":
      case "imageReference":
        references.push(node.identifier);
    }
  }

  function findings(): Findings {
    const repeated = references.reduce((sum, identifier) => sum + (addresses.get(identifier) ?? 0), 0);
    if (repeated > MAX_REFERENCED_CHARS) throw new TooComplex("references repeat too much text");
    return { mentions: [...mentions], hasHtml };
  }

  return { add, findings };
}

function tidied(node: RootContent, isFlow: boolean, isInLink: boolean): RootContent {
  if (node.type === "mention" && isInLink) return { type: "text", value: node.value };
  return node.type === "html" ? tidiedHtml(node, isFlow) : node;
}

function tidiedHtml(node: Html, isFlow: boolean): RootContent {
  const value = withForeignTagsAsText(node.value);
  // Character references need the parser, too.
  if (holdsTags(value) || node.value.includes("&")) return { type: "html", value };
  return isFlow
    ? { type: "paragraph", children: [{ type: "text", value: node.value }] }
    : { type: "text", value: node.value };
}
