import type { Extension as FromMarkdown, Transform } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Construct, ConstructRecord, Extension as Syntax } from "micromark-util-types";

/**
 * What remark-gfm reads, less the parts that a text cannot need: the search for addresses alone, which stops at every
 * letter, doubles the time that a plain text takes.
 */
const OPTIONAL: readonly { construct: string; sign: RegExp }[] = [
  { construct: "emailAutolink", sign: /[-+.\w]@[-\w]/ },
  { construct: "protocolAutolink", sign: /https?:\/\//i },
  { construct: "wwwAutolink", sign: /www\./i },
  { construct: "table", sign: /\||:-|-:/ },
];

const wholeSyntax = gfm();
const reduced = new Map<string, Syntax>();

/** Nodes for GFM's tokens, without the transforms. */
export const gfmTree: readonly FromMarkdown[] = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
const allTransforms: readonly Transform[] = gfmFromMarkdown().flatMap(({ transforms }) => transforms ?? []);

/** The syntax for one text. */
export function gfmSyntax(source: string): Syntax {
  const dropped = OPTIONAL.filter(({ sign }) => !sign.test(source)).map(({ construct }) => construct);
  const key = dropped.join();
  let syntax = reduced.get(key);
  if (!syntax) {
    syntax = without(dropped);
    reduced.set(key, syntax);
  }
  return syntax;
}

/** The transforms for one text; they find the addresses that the syntax misses, such as behind an underscore. */
export function gfmTransforms(source: string): readonly Transform[] {
  return OPTIONAL.slice(0, 3).some(({ sign }) => sign.test(source)) ? allTransforms : [];
}

function without(names: readonly string[]): Syntax {
  const syntax: Syntax = { ...wholeSyntax };
  for (const hook of ["flow", "text"] as const) {
    const record: ConstructRecord = {};
    for (const [code, found] of Object.entries(wholeSyntax[hook] ?? {})) {
      const constructs: Construct[] = [found ?? []].flat();
      const kept = constructs.filter(({ name }) => !names.includes(name ?? ""));
      if (kept.length > 0) record[code as keyof ConstructRecord] = kept;
    }
    syntax[hook] = record;
  }
  return syntax;
}
