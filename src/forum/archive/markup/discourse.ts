/** What Discourse's cooked HTML adds to plain HTML, turned into plain HTML. */
import type { Element, ElementContent, Root } from "hast";
import { emojiCharacter } from "./emoji.ts";

/** Names that may be mentioned here as they are; others stay a link to their old address. */
const MENTION = /^@[\p{L}\p{M}\p{Nd}_-]{3,30}$/u;

/** Changes the tree in place. */
export function prepareDiscourse(tree: Root): void {
  const left: (Root | Element)[] = [tree];
  for (let parent = left.pop(); parent; parent = left.pop()) {
    const children = parent.children as ElementContent[];
    parent.children = children.flatMap((child) => (child.type === "element" ? plainElement(child) : [child]));
    for (const child of parent.children) if (child.type === "element") left.push(child);
  }
}

function plainElement(node: Element): ElementContent[] {
  switch (node.tagName) {
    case "svg":
      return [];
    case "img":
      return picture(node);
    case "span":
      return [span(node)];
    case "div":
      return division(node);
    case "a":
      return anchor(node);
    case "aside":
      return [hasClass(node, "quote") ? quote(node) : onebox(node)];
    default:
      return [node];
  }
}

function picture(node: Element): ElementContent[] {
  const alt = String(node.properties.alt ?? node.properties.title ?? "");
  if (hasClass(node, "emoji")) return [text(emojiCharacter(alt))];
  const isDecoration = ["avatar", "site-icon", "onebox-avatar", "onebox-avatar-inline"].some((name) =>
    hasClass(node, name),
  );
  return isDecoration ? [] : [node];
}

function span(node: Element): Element {
  const tagName = { "bbcode-b": "strong", "bbcode-i": "em", "bbcode-s": "del" };
  for (const [name, plain] of Object.entries(tagName)) if (hasClass(node, name)) return element(plain, node.children);
  return node;
}

function division(node: Element): ElementContent[] {
  if (hasClass(node, "quote-controls")) return [];
  if (hasClass(node, "lightbox-wrapper")) return find(node, (inner) => hasClass(inner, "lightbox")).flatMap(anchor);
  const video = node.properties.dataYoutubeId;
  if (typeof video === "string") {
    const title = String(node.properties.dataYoutubeTitle ?? "").trim();
    const href = `https://www.youtube.com/watch?v=${video}`;
    return [element("p", [link(href, [text(title || href)])])];
  }
  return [node];
}

function anchor(node: Element): ElementContent[] {
  const content = node.children.map(plainText).join("").trim();
  if (hasClass(node, "mention") && MENTION.test(content)) return [text(content)];
  if (!hasClass(node, "lightbox")) return [node];
  const [image] = find(node, (inner) => inner.tagName === "img");
  const href = node.properties.href;
  if (!image || typeof href !== "string") return [node];
  // The picture in full; the frame around it carries its name and size.
  const alt = String(image.properties.alt || node.properties.title || "");
  return [element("img", [], { src: href, alt })];
}

/** `<aside class="quote">`: who was quoted stands in its first line, and leads to the post where it is known. */
function quote(node: Element): Element {
  const { dataTopic, dataPost } = node.properties;
  const [title] = find(node, (inner) => hasClass(inner, "title"));
  const [body] = find(node, (inner) => inner.tagName === "blockquote");
  const children: ElementContent[] = [];
  const head = title?.children.flatMap((child) => (child.type === "element" ? plainElement(child) : [child])) ?? [];
  const isLinked = find(element("div", head), (inner) => inner.tagName === "a").length > 0;
  if (head.some((child) => plainText(child).trim() !== "")) {
    const address = dataTopic && dataPost ? `/t/${dataTopic}/${dataPost}` : undefined;
    children.push(element("p", address && !isLinked ? [link(address, head)] : head));
  }
  return element("blockquote", [...children, ...(body?.children ?? [])]);
}

/** A preview of a foreign page: where it comes from, as the link, and what it said of itself. */
function onebox(node: Element): Element {
  const [header] = find(node, (inner) => inner.tagName === "header");
  const [body] = find(node, (inner) => inner.tagName === "article");
  const [known] = find(node, (inner) => inner.tagName === "a");
  const source = node.properties.dataOneboxSrc ?? known?.properties.href;
  const children = body?.children ?? node.children;
  if (typeof source !== "string") return element("blockquote", children);
  const label = header ? plainText(header).trim() : "";
  return element("blockquote", [element("p", [link(source, [text(label || source)])]), ...children]);
}

/** The outermost elements inside `node` that fit. */
function find(node: Element, fits: (inner: Element) => boolean): Element[] {
  return node.children.flatMap((child) => (child.type !== "element" ? [] : fits(child) ? [child] : find(child, fits)));
}

function hasClass(node: Element, name: string): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}

function plainText(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(plainText).join("") : "";
}

function element(tagName: string, children: ElementContent[], properties: Element["properties"] = {}): Element {
  return { type: "element", tagName, properties, children };
}

function link(href: string, children: ElementContent[]): Element {
  return element("a", children, { href });
}

function text(value: string): ElementContent {
  return { type: "text", value };
}
