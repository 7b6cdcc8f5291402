import type { Root } from "mdast";
import { type Extension as FromMarkdown, fromMarkdown, type Transform } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { combineExtensions } from "micromark-util-combine-extensions";
import type { Extension as Syntax } from "micromark-util-types";
import { type Findings, inspect } from "./inspect.ts";
import { refuseDeepBlocks } from "./limits.ts";
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

export interface Parsed extends Findings {
  tree: Root;
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
  const findings = inspect(tree);
  for (const transform of gfmTransforms) transform(tree);
  return { tree, ...findings };
}
