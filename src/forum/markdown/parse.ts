import type { Root } from "mdast";
import { type Extension as FromMarkdown, fromMarkdown } from "mdast-util-from-markdown";
import type { Extension as Syntax } from "micromark-util-types";
import { gfmSyntax, gfmTransforms, gfmTree } from "./gfm.ts";
import { type Findings, inspect } from "./inspect.ts";
import { refuseDeepBlocks } from "./limits.ts";
import { foldName, mentionFromMarkdown, mentionSyntax } from "./mention-syntax.ts";
import { texFromMarkdown, texSyntax } from "./tex-syntax.ts";

export interface Parsed extends Findings {
  tree: Root;
}

/**
 * CommonMark, GFM, TeX and mentions as a tree that is nested at most MAX_NESTING levels.
 * @throws TooComplex
 */
export function parseMarkdown(source: string, names: readonly string[]): Parsed {
  refuseDeepBlocks(source);
  const extensions: Syntax[] = [gfmSyntax(source)];
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
  // The transforms walk by recursion, so the tree is measured first.
  const findings = inspect(tree);
  for (const transform of gfmTransforms(source)) transform(tree);
  return { tree, ...findings };
}
