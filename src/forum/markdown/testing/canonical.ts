import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { sanitize } from "hast-util-sanitize";
import { withForeignTagsAsText } from "../raw-html.ts";
import { POST_SCHEMA } from "../schema.ts";

const BLOCKS = new Set(
  (
    "blockquote dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody td tfoot th thead " +
    "tr ul"
  ).split(" "),
);
const EDGE = "\u0001";
const SPACE = "\u0002";
const LINE = "\u0003";

export interface Reading {
  /** `ours` carries what a forum adds; `theirs` is a suite's, whose headings are not shifted yet. */
  of: "ours" | "theirs";
  /** Read theirs as if only what posts may contain had been in it. */
  sanitised?: boolean;
}

/**
 * HTML written so that two texts are equal if they mean the same: parsed as browsers do, attributes sorted,
 * white space folded outside `pre`, footnotes numbered, and of ours without exactly what the forum adds.
 */
export function canonical(html: string, { of, sanitised = false }: Reading): string {
  const source = sanitised ? withForeignTagsAsText(html.trim()) : html.trim();
  const parsed = fromHtml(source, { fragment: true });
  const tree = sanitised ? (sanitize(parsed, POST_SCHEMA) as Root) : parsed;
  const notes = new Map<string, number>();
  const out: string[] = [];

  function write(node: Nodes, isPre: boolean): void {
    if (node.type === "text") out.push(isPre ? node.value.replaceAll(" ", SPACE).replaceAll("\n", LINE) : node.value);
    else if (node.type === "comment") out.push(`<!--${node.value}-->`);
    else if (node.type === "root") for (const child of node.children) write(child, isPre);
    else if (node.type === "element") writeElement(of === "ours" ? withoutAdditions(node) : shifted(node), isPre);
  }

  function writeElement(element: Element, isPre: boolean): void {
    const { tagName } = element;
    const isUnwrapped =
      tagName === "unwrapped" || (sanitised && tagName === "a" && element.properties.href === undefined);
    const edge = BLOCKS.has(tagName) ? EDGE : "";
    const innerEdge = tagName === "pre" ? "" : edge;
    if (!isUnwrapped) out.push(edge, `<${[tagName, ...attributes(element, notes)].join(" ")}>`, innerEdge);
    for (const child of element.children) write(child, isPre || tagName === "pre");
    if (!isUnwrapped) out.push(innerEdge, `</${tagName}>`, edge);
  }

  write(tree, false);
  return out
    .join("")
    .replace(new RegExp(`\\s*${EDGE}[\\s${EDGE}]*`, "g"), "\n")
    .replace(/[ \t\n]+/g, (space) => (space.includes("\n") ? "\n" : " "))
    .trim();
}

function attributes(element: Element, notes: Map<string, number>): string[] {
  const written: string[] = [];
  for (const [name, value] of Object.entries(element.properties)) {
    if (value === undefined || value === null || value === false || name.startsWith("dataFootnote")) continue;
    if (name === "className" && /footnote|task-list/.test(String(value))) continue;
    const text = Array.isArray(value) ? value.join(" ") : String(value);
    written.push(`${name}=${name === "id" || name === "href" ? numbered(text, notes) : text}`);
  }
  if (element.tagName === "img" && element.properties.alt === undefined) written.push("alt=");
  return written.sort();
}

/** The same name for the same footnote: it is called after its label here and after its number elsewhere. */
function numbered(address: string, notes: Map<string, number>): string {
  const note = /^#?(?:user-content-)?fn(ref)?-?(.+)$/.exec(address);
  if (!note) return address;
  const label = note[2] ?? "";
  if (!notes.has(label)) notes.set(label, notes.size + 1);
  return `fn${note[1] ?? ""}${notes.get(label)}`;
}

function shifted(element: Element): Element {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  return level ? { ...element, tagName: `h${Math.min(6, Number(level) + 2)}` } : element;
}

/** Takes away what the forum adds, each addition only where it belongs. */
function withoutAdditions(element: Element): Element {
  const { rel, loading, tabIndex, ...properties } = element.properties;
  const { tagName } = element;
  const classes = [element.properties.className ?? []].flat().map(String);
  if (rel !== undefined && tagName !== "a") properties.rel = rel;
  if (loading !== undefined && tagName !== "img") properties.loading = loading;
  if (tabIndex !== undefined && tagName !== "pre" && !classes.includes("table-scroll")) properties.tabIndex = tabIndex;
  if (tagName === "input" || properties.dataFootnoteBackref !== undefined) properties.ariaLabel = undefined;
  if (/^h[3-6]$/.test(tagName)) properties.id = undefined;
  if (tagName === "code" && classes.includes("hljs")) properties.className = classes.filter((name) => name !== "hljs");
  const isWrapper = tagName === "div" && classes.includes("table-scroll");
  const isColour = tagName === "span" && classes.some((name) => name.startsWith("hljs-"));
  if (isWrapper || isColour) return { ...element, tagName: "unwrapped" };
  if (tagName === "a" && classes.includes("foreign-image")) return asPicture(element);
  return { ...element, properties };
}

function asPicture(element: Element): Element {
  const { href, title } = element.properties;
  const label = element.children[0]?.type === "text" ? element.children[0].value : "";
  const host = ` · ${new URL(String(href)).host} ↗`;
  const alt = label.endsWith(host) ? label.slice(0, -host.length) : "";
  return { ...element, tagName: "img", properties: { src: href, alt, ...(title ? { title } : {}) }, children: [] };
}
