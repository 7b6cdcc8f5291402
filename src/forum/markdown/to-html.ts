import type { Element, ElementContent, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { List, ListItem, Root as MarkdownRoot } from "mdast";
import { defaultHandlers, type State, toHast } from "mdast-util-to-hast";
import { type FinishOptions, finish } from "./finish.ts";
import { MAX_NESTING, TooComplex } from "./limits.ts";
import type { Mention } from "./mention-syntax.ts";
import { ANCHOR_PREFIX, POST_SCHEMA } from "./schema.ts";
import type { Tex } from "./tex-syntax.ts";

/** HTML of people settles in the second round, or the third where tables are broken. */
const MAX_ROUNDS = 5;

/** Levels of a post take up to two elements each, as a list and its item do. */
const MAX_ELEMENT_DEPTH = 2 * MAX_NESTING + 10;

const handlers = {
  /** A link only in the end: within a link that was written as HTML there must not be another. */
  mention: (_state: State, node: Mention): Element =>
    element("span", { className: ["mention"] }, [{ type: "text", value: `@${node.name}` }]),
  /** TeX travels as code, so that nothing on the way takes it for text to change. */
  tex(_state: State, node: Tex): Element {
    const code = element("code", { className: [node.block ? "tex-block" : "tex"] }, [
      { type: "text", value: node.value },
    ]);
    return node.block ? element("p", {}, [code]) : code;
  },
  list(state: State, node: List) {
    const isLoose = node.spread || node.children.some((item) => item.spread ?? item.children.length > 1);
    for (const item of node.children) item.spread = isLoose;
    return defaultHandlers.list(state, node);
  },
  /** Without its list, whose every item the original would ask for each of them. */
  listItem: (state: State, node: ListItem) => defaultHandlers.listItem(state, node, undefined),
};

function element(tagName: string, properties: Element["properties"], children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}

/** Safe HTML of a tree that is not nested too deeply. */
export function treeToHtml(tree: MarkdownRoot, hasHtml: boolean, options: FinishOptions): string {
  const unsafe = toHast(tree, {
    handlers,
    allowDangerousHtml: hasHtml,
    clobberPrefix: ANCHOR_PREFIX,
    footnoteBackLabel: (index, again) => `↩ ${index + 1}${again > 1 ? `-${again}` : ""}`,
  }) as Root;
  dropFootnoteHeading(unsafe);
  const safe = hasHtml ? parsedAgain(unsafe) : (sanitize(unsafe, POST_SCHEMA) as Root);
  if (!safe) return treeToHtml(tree, false, options);
  finish(safe, options);
  // Browsers read a carriage return, which `&#13;` can bring in, as the end of a line.
  return toHtml(safe).replaceAll("\r", "\n");
}

/**
 * HTML that people write comes in pieces, `<kbd>` here and `</kbd>` there: a real parser makes elements of it.
 * Wrongly nested elements can come out of one parser and be read otherwise by the next, so it is parsed until nothing
 * moves any more; null if it never settles.
 */
function parsedAgain(tree: Root): Root | null {
  let html = toHtml(tree, { allowDangerousHtml: true });
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const safe = sanitize(fromHtml(html, { fragment: true }), POST_SCHEMA) as Root;
    const written = toHtml(safe);
    if (written === html) {
      refuseDeepTree(safe);
      return safe;
    }
    html = written;
  }
  return null;
}

/** The parser closes and opens elements by rules of its own, and may nest what looked flat. */
function refuseDeepTree(tree: Root): void {
  let level: readonly (Root | RootContent)[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_ELEMENT_DEPTH) throw new TooComplex("elements are nested too deeply");
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
}

/** The heading would need the reader's language; the line above the notes says as much. */
function dropFootnoteHeading(tree: Root): void {
  const last: RootContent | undefined = tree.children.at(-1);
  if (last?.type === "element" && last.tagName === "section" && last.properties.dataFootnotes)
    last.children = last.children.slice(2);
}
