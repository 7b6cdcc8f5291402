import type { Element, ElementContent, RootContent } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";

/** A piece of a post as plain text; `code` keeps its line breaks. */
export type TextBlock = { kind: "text" | "code"; text: string };

const parser = unified().use(rehypeParse, { fragment: true });

const BLOCKS = new Set(
  "address article aside dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav p section summary table tr".split(
    " ",
  ),
);
const SILENT = new Set(
  "audio button iframe math noscript object script select style svg template textarea title video".split(" "),
);

/**
 * Post HTML as plain paragraphs for a mail. Words stay, everything that could load, link or hide goes:
 * a forum must not lend its good name as a sender to other people's links.
 */
export function textBlocks(html: string): TextBlock[] {
  const walk: Walk = { blocks: [], line: "", bullet: "", quote: "" };
  for (const node of parser.parse(html).children) collect(node, walk);
  endBlock(walk);
  return walk.blocks;
}

/** The first blocks with at most `maxChars` characters together; cut at a word and marked with "…". */
export function shortened(blocks: TextBlock[], maxChars: number): TextBlock[] {
  const kept: TextBlock[] = [];
  let left = maxChars;
  for (const block of blocks) {
    if (block.text.length <= left) {
      kept.push(block);
      left -= block.text.length;
      continue;
    }
    const cut = block.text
      .slice(0, left)
      .toWellFormed()
      .replace(/\uFFFD$/, "");
    const atWord = cut.replace(/\s+\S*$/, "");
    // A single endless word has no edge to cut at.
    const text = (atWord.length > cut.length / 2 ? atWord : cut).trimEnd();
    if (text) kept.push({ ...block, text: `${text} …` });
    else kept.push({ kind: "text", text: "…" });
    break;
  }
  return kept;
}

type Walk = {
  blocks: TextBlock[];
  /** The words of the block that is being read. */
  line: string;
  /** "• " or "3. ": stands before the next block that has words. */
  bullet: string;
  /** "> " once a level. */
  quote: string;
};

function endBlock(walk: Walk): void {
  const text = walk.line
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .trim();
  walk.line = "";
  if (!text) return;
  walk.blocks.push({ kind: "text", text: walk.quote + walk.bullet + text });
  walk.bullet = "";
}

function collect(node: RootContent | ElementContent, walk: Walk): void {
  if (node.type === "text") walk.line += node.value.replaceAll(/\s+/g, " ");
  if (node.type !== "element") return;
  const { tagName, properties } = node;
  if (properties.ariaHidden === "true" || properties.hidden !== undefined) return;
  if (tagName === "math") walk.line += texOf(node);
  else if (tagName === "br") walk.line += "\n";
  else if (tagName === "img") walk.line += properties.alt ? `[${properties.alt}]` : "";
  else if (tagName === "input") walk.line += properties.type !== "checkbox" ? "" : properties.checked ? "[x] " : "[ ] ";
  else if (tagName === "pre") collectCode(node, walk);
  else if (tagName === "blockquote") collectQuote(node, walk);
  else if (tagName === "ul" || tagName === "ol") collectList(node, walk);
  else if (BLOCKS.has(tagName)) collectBlock(node, walk);
  else if (!SILENT.has(tagName)) for (const child of node.children) collect(child, walk);
  if (tagName === "td" || tagName === "th") walk.line += "  ";
}

function collectBlock(element: Element, walk: Walk): void {
  endBlock(walk);
  for (const child of element.children) collect(child, walk);
  endBlock(walk);
}

function collectQuote(element: Element, walk: Walk): void {
  endBlock(walk);
  const outside = walk.quote;
  walk.quote += "> ";
  collectBlock(element, walk);
  walk.quote = outside;
}

function collectList(list: Element, walk: Walk): void {
  endBlock(walk);
  let number = Number(list.properties.start ?? 1);
  for (const child of list.children) {
    if (child.type === "element") walk.bullet = list.tagName === "ol" ? `${number}. ` : "• ";
    if (child.type === "element") number += 1;
    collect(child, walk);
    endBlock(walk);
  }
  walk.bullet = "";
}

function collectCode(element: Element, walk: Walk): void {
  endBlock(walk);
  const text = textOf(element).replaceAll("\r\n", "\n").replace(/^\n+/, "").trimEnd();
  if (text) walk.blocks.push({ kind: "code", text });
}

/** What the writer typed between `$…$`, when the formula was made from TeX. */
function texOf(math: Element): string {
  const annotation = find(math, "annotation");
  return annotation ? `$${textOf(annotation)}$` : textOf(math);
}

function find(element: Element, tagName: string): Element | undefined {
  for (const child of element.children) {
    if (child.type !== "element") continue;
    const found = child.tagName === tagName ? child : find(child, tagName);
    if (found) return found;
  }
  return undefined;
}

function textOf(node: Element | ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}
