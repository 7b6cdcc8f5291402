import type { Nodes, Root } from "mdast";
import { type Extension as FromMarkdown, fromMarkdown, type Transform } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { combineExtensions } from "micromark-util-combine-extensions";
import type { Extension as Syntax } from "micromark-util-types";
import { MAX_NESTING, MAX_REFERENCED_CHARS, refuseDeepBlocks, TooComplex } from "./limits.ts";
import { foldName, mentionFromMarkdown, mentionSyntax } from "./mention-syntax.ts";
import { texFromMarkdown, texSyntax } from "./tex-syntax.ts";

/** remark-gfm's parts, put together once. Its transforms walk the tree by recursion, so they wait for our check. */
const gfmSyntax = combineExtensions([gfm()]) as Syntax;
const gfmTree: FromMarkdown[] = [];
const gfmTransforms: Transform[] = [];
for (const { transforms, ...extension } of gfmFromMarkdown()) {
  gfmTree.push(extension);
  gfmTransforms.push(...(transforms ?? []));
}

export interface Parsed {
  tree: Root;
  /** Names as their owners write them, each once, in order, without those in quotes. */
  mentions: string[];
  /** Whether somebody wrote HTML. */
  hasHtml: boolean;
}

/**
 * CommonMark, GFM, TeX and mentions as a tree that is nested at most MAX_NESTING levels.
 * @throws TooComplex
 */
export function parseMarkdown(source: string, names: readonly string[]): Parsed {
  refuseDeepBlocks(source);
  const extensions: Syntax[] = [gfmSyntax];
  const mdastExtensions: FromMarkdown[] = [...gfmTree];
  if (source.includes("$")) {
    extensions.push(texSyntax(source));
    mdastExtensions.push(texFromMarkdown);
  }
  if (names.length > 0 && source.includes("@")) {
    const people = new Map(names.map((name) => [foldName(name), name]));
    extensions.push(mentionSyntax(source, people));
    mdastExtensions.push(mentionFromMarkdown(people));
  }
  const tree = fromMarkdown(source, { extensions, mdastExtensions });
  const parsed = inspect(tree);
  for (const transform of gfmTransforms) transform(tree);
  return parsed;
}

/** A list and its items are one level, and a paragraph is none. */
const NOT_A_LEVEL = new Set<Nodes["type"]>(["root", "paragraph", "heading", "listItem", "tableRow", "tableCell"]);

/** Walks without recursion, since this is what keeps later recursion shallow. */
function inspect(tree: Root): Parsed {
  const mentions = new Set<string>();
  const addresses = new Map<string, number>();
  const references: string[] = [];
  let hasHtml = false;
  const left: { node: Nodes; depth: number; isQuoted: boolean; isInLink: boolean }[] = [
    { node: tree, depth: 0, isQuoted: false, isInLink: false },
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, depth } = next;
    if (depth > MAX_NESTING) throw new TooComplex("the text is nested too deeply");
    if (node.type === "mention" && !next.isQuoted) mentions.add(node.name);
    else if (node.type === "html") hasHtml = true;
    else if (node.type === "definition") addresses.set(node.identifier, node.url.length + (node.title?.length ?? 0));
    else if (node.type === "linkReference" || node.type === "imageReference") references.push(node.identifier);
    if ("children" in node) {
      const isQuoted = next.isQuoted || node.type === "blockquote";
      const isInLink = next.isInLink || node.type === "link" || node.type === "linkReference";
      const childDepth = NOT_A_LEVEL.has(node.type) ? depth : depth + 1;
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child?.type === "mention" && isInLink) node.children[index] = { type: "text", value: `@${child.typed}` };
        else if (child) left.push({ node: child, depth: childDepth, isQuoted, isInLink });
      }
    }
  }
  let referenced = 0;
  for (const identifier of references) referenced += addresses.get(identifier) ?? 0;
  if (referenced > MAX_REFERENCED_CHARS) throw new TooComplex("references repeat too much text");
  return { tree, mentions: [...mentions], hasHtml };
}
