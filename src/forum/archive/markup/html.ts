import type { Element, ElementContent, Nodes, Root } from "hast";
import { defaultHandlers, type Handle, type State, toMdast } from "hast-util-to-mdast";
import type { Nodes as MdastNodes, Root as MdastRoot, PhrasingContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import type { Markup } from "../readers/source.ts";
import { commentToMarkdown, type TagPath } from "./comment.ts";
import { prepareDiscourse } from "./discourse.ts";
import { findTex } from "./find-tex.ts";
import { writeMarkdown } from "./to-markdown.ts";

const parser = unified().use(rehypeParse, { fragment: true }).freeze();
/** The parser's time grows with the square of the depth; no forum makes posts with more. */
const MAX_NESTING = 250;

/**
 * A text of a source as Markdown. Never throws: what cannot be read as HTML stays as its plain text. `pathOf`: where
 * the tags that it names are found.
 */
export function textToMarkdown(text: string, markup: Markup | undefined, pathOf: TagPath = () => null): string {
  switch (markup) {
    case "html":
    case "discourse":
      return htmlToMarkdown(text, markup);
    case "comment":
      return commentToMarkdown(text, pathOf);
    default:
      return text;
  }
}

function htmlToMarkdown(html: string, markup: "html" | "discourse"): string {
  // PHP and old browsers leave these behind; a parser of HTML makes spaces of them too.
  const source = html.replace(/\r\n?/g, "\n");
  if (!/[<&$]/.test(source)) return writeMarkdown(paragraph(source.trim()));
  if (nesting(source) > MAX_NESTING) return writeMarkdown(paragraph(withoutTags(source)));
  const tree = parser.parse(source);
  if (markup === "discourse") prepareDiscourse(tree);
  prepare(tree);
  const markdown = toMdast(tree, { document: true, handlers, newlines: false });
  return writeMarkdown(displayTex(markdown.type === "root" ? markdown : { type: "root", children: [] }));
}

function paragraph(value: string): MdastRoot {
  return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value }] }] };
}

/** The deepest that elements stand inside each other, if every one that opens closes. */
function nesting(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of html.matchAll(/<\/?[a-z][^>]*>/gi)) {
    if (tag.startsWith("</")) depth = Math.max(0, depth - 1);
    else if (!/^<(?:br|img|hr|p|li|td|tr|th|input|wbr|source|col|meta|link)\b|\/>$/i.test(tag))
      deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}

function withoutTags(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** What must happen before white space is collapsed: TeX is taken out of the text. */
function prepare(tree: Root): void {
  const left: (Root | Element)[] = [tree];
  for (let parent = left.pop(); parent; parent = left.pop()) {
    if (parent.type === "element" && /^(?:pre|code|kbd|samp|script|style)$/.test(parent.tagName)) continue;
    const children = parent.children as ElementContent[];
    parent.children = children.flatMap((child) => (child.type === "text" ? splitTex(child.value) : [child]));
    for (const child of parent.children) if (child.type === "element") left.push(child);
  }
}

function splitTex(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let at = 0;
  for (let found = findTex(text, 0); found; found = findTex(text, at)) {
    if (found.start > at) parts.push({ type: "text", value: text.slice(at, found.start) });
    // White space beside an image counts; no parser makes a property of this name.
    parts.push({
      type: "element",
      tagName: "img",
      properties: { stoaTex: text.slice(found.start, found.end) },
      children: [],
    });
    at = found.end;
  }
  if (at < text.length || parts.length === 0) parts.push({ type: "text", value: text.slice(at) });
  return parts;
}

/** A paragraph that is nothing but `$$…$$` over several lines keeps its lines. */
function displayTex(tree: MdastRoot): MdastRoot {
  const left: Extract<MdastNodes, { children: MdastNodes[] }>[] = [tree as never];
  for (let parent = left.pop(); parent; parent = left.pop()) {
    for (const [index, child] of parent.children.entries()) {
      const [only] = child.type === "paragraph" && child.children.length === 1 ? child.children : [];
      if (only?.type === "tex" && /^\$\$[^$]*\n[^$]*\$\$$/.test(only.value)) {
        parent.children[index] = { type: "tex", block: true, value: only.value.replace(/\n\s*(?=\n)/g, "") };
      } else if ("children" in child) left.push(child as never);
    }
  }
  return tree;
}

const INLINE = { hName: "span" };

const handlers: Record<string, Handle> = {
  img(_state, node) {
    const { stoaTex, src, alt } = node.properties;
    // Without a word on where it may stand, TeX would be taken for a block.
    if (typeof stoaTex === "string") return { type: "tex", block: false, value: stoaTex, data: INLINE };
    const url = absolute(String(src ?? ""));
    if (url.startsWith("data:")) return { type: "text", value: String(alt ?? "") };
    return url ? { type: "image", url, title: null, alt: oneLine(String(alt ?? "")) } : undefined;
  },
  a(state, node) {
    const url = absolute(String(node.properties.href ?? ""));
    const children = state.all(node) as PhrasingContent[];
    if (!url || children.length === 0) return children;
    // A picture that leads to itself in full size is a picture.
    const [only] = children;
    if (children.length === 1 && only?.type === "image" && only.url === url) return only;
    return { type: "link", url, title: null, children };
  },
  pre(state, node) {
    const code = defaultHandlers.pre(state, node) as { type: "code"; lang?: string | null };
    code.lang ??= language(node);
    return code as MdastNodes;
  },
  iframe: (_state, node) => linkTo(String(node.properties.src ?? ""), String(node.properties.title ?? "")),
  sup: asHtml,
  sub: asHtml,
  kbd: asHtml,
  details(state, node) {
    const summary = node.children.find((child) => isElement(child, "summary"));
    const body = { ...node, tagName: "div", children: node.children.filter((child) => child !== summary) };
    const label = summary
      ? oneLine(plainText({ type: "paragraph", children: state.all(summary) as PhrasingContent[] }))
      : "";
    const open = `<details>${label ? `\n<summary>${escaped(label)}</summary>` : ""}`;
    return [{ type: "html", value: open }, ...state.toFlow(state.all(body)), { type: "html", value: "</details>" }];
  },
};

/** Markdown has no sign for these, but takes the elements themselves. */
function asHtml(state: State, node: Element): MdastNodes[] {
  const children = state.all(node);
  if (children.length === 0) return [];
  return [{ type: "html", value: `<${node.tagName}>` }, ...children, { type: "html", value: `</${node.tagName}>` }];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function linkTo(address: string, title: string): PhrasingContent | undefined {
  const url = absolute(address);
  return url
    ? { type: "link", url, title: null, children: [{ type: "text", value: oneLine(title) || url }] }
    : undefined;
}

function absolute(url: string): string {
  const trimmed = url.trim();
  return trimmed.startsWith("//") ? `https:${trimmed}` : trimmed;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `lang-js prettyprint-override` on the block, `lang-cpp` or `language-cpp` on the code in it. */
function language(pre: Element): string | null {
  const code = pre.children.find((child): child is Element => isElement(child, "code"));
  for (const element of [pre, code]) {
    const classes = element?.properties.className;
    for (const name of Array.isArray(classes) ? classes : []) {
      const found = /^lang(?:uage)?-([\w+#.-]+)$/.exec(String(name))?.[1];
      if (found && !/^(?:auto|none|nohighlight|default|plaintext|text)$/.test(found)) return found;
    }
  }
  return null;
}

function isElement(node: Nodes, tagName: string): node is Element {
  return node.type === "element" && node.tagName === tagName;
}
