import type { Element, ElementContent, Root } from "hast";
import { anchorNames } from "./anchors.ts";
import { highlight } from "./highlight.ts";
import { texToMathml } from "./mathml.ts";
import { ANCHOR_PREFIX } from "./schema.ts";

export interface FinishOptions {
  people: readonly string[];
  math: boolean;
  siteUrl: string;
}

/** Posts stand below a page's h1 and h2. */
const HEADING_SHIFT = 2;
const MAX_LABEL_CHARS = 100;
const FOREIGN_REL = ["nofollow", "ugc", "noopener"];

/** Turns the safe tree of a post into what the forum shows; adds nothing that a writer can choose freely. */
export function finish(tree: Root, options: FinishOptions): void {
  const site = new URL(options.siteUrl);
  const people = new Set(options.people);
  const name = anchorNames();

  visit(tree, false);

  function visit(parent: Root | Element, isInLink: boolean): void {
    const children: ElementContent[] = [];
    for (const child of parent.children as ElementContent[]) {
      if (child.type !== "element") {
        children.push(child);
        continue;
      }
      const { className } = child.properties;
      if (Array.isArray(className) && className.length === 0) child.properties.className = undefined;
      visit(child, isInLink || child.tagName === "a");
      children.push(...finished(child, parent, isInLink));
    }
    parent.children = children;
  }

  function finished(element: Element, parent: Root | Element, isInLink: boolean): ElementContent[] {
    switch (element.tagName) {
      case "a":
        return isInLink ? element.children : link(element, site);
      case "span":
        return mention(element, people, isInLink);
      case "img":
        return picture(element, site, isInLink);
      case "pre":
        return preformatted(element);
      case "code":
        return code(element, options.math);
      case "table":
        return [
          {
            type: "element",
            tagName: "div",
            properties: { className: ["table-scroll"], tabIndex: 0 },
            children: [element],
          },
        ];
      case "input":
        return taskBox(element, parent);
      default:
        return /^h[1-6]$/.test(element.tagName) ? heading(element, name) : [element];
    }
  }
}

function link(element: Element, site: URL): ElementContent[] {
  const { href } = element.properties;
  if (typeof href !== "string") return element.properties.id ? [element] : element.children;
  const url = resolve(href, site);
  if (!url) return element.children;
  if (/^https?:$/.test(url.protocol) && url.host !== site.host) element.properties.rel = FOREIGN_REL;
  return [element];
}

function mention(element: Element, people: ReadonlySet<string>, isInLink: boolean): ElementContent[] {
  if (!element.properties.className) return [element];
  const name = textOf(element).slice(1);
  if (isInLink || !people.has(name)) return element.children;
  const properties = { className: ["mention"], href: `/u/${encodeURIComponent(name)}` };
  return [{ ...element, tagName: "a", properties }];
}

/** A picture of ours is shown; one on a foreign host is never loaded, its place names the host instead. */
function picture(element: Element, site: URL, isInLink: boolean): ElementContent[] {
  const { src, title } = element.properties;
  const alt = typeof element.properties.alt === "string" ? element.properties.alt : "";
  const url = typeof src === "string" ? resolve(src, site) : null;
  if (typeof src !== "string" || !url) return alt ? [{ type: "text", value: alt }] : [];
  if (url.host === site.host) {
    element.properties = { src, alt, ...(title ? { title } : {}), loading: "lazy" };
    return [element];
  }
  const label: ElementContent = { type: "text", value: `${alt.trim() ? `${alt.trim()} · ` : ""}${url.host} ↗` };
  const properties = { className: ["foreign-image"], ...(title ? { title } : {}) };
  if (isInLink) return [{ type: "element", tagName: "span", properties, children: [label] }];
  return [
    { type: "element", tagName: "a", properties: { ...properties, href: src, rel: FOREIGN_REL }, children: [label] },
  ];
}

/** Code may be wider than a phone: what scrolls must be reachable with the keyboard. */
function preformatted(element: Element): ElementContent[] {
  const code = element.children[0];
  if (code?.type === "element" && code.tagName === "code") highlight(code);
  element.properties.tabIndex = 0;
  return [element];
}

function code(element: Element, math: boolean): ElementContent[] {
  const className = element.properties.className;
  const isTex = Array.isArray(className) && (className.includes("tex") || className.includes("tex-block"));
  if (!isTex) return [element];
  return (math && texToMathml(textOf(element))) || element.children;
}

/** Who hears a page hears the task as the name of its box. */
function taskBox(element: Element, parent: Root | Element): ElementContent[] {
  const task = (parent.children as ElementContent[]).map(textOf).join("").trim();
  element.properties.ariaLabel = task.slice(0, MAX_LABEL_CHARS).toWellFormed() || "☐";
  return [element];
}

function heading(element: Element, name: (title: string) => string): ElementContent[] {
  element.tagName = `h${Math.min(6, Number(element.tagName[1]) + HEADING_SHIFT)}`;
  element.properties.id = ANCHOR_PREFIX + name(textOf(element));
  return [element];
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

function resolve(address: string, site: URL): URL | null {
  return URL.parse(address, site);
}
