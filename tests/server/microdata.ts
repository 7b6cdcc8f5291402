/** Microdata as search engines read it (HTML Living Standard, 5.2): items with their properties. */
import type { Element, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";

export interface Item {
  type: string;
  /** Texts, addresses (absolute) and items, in the order of the page. */
  properties: Record<string, (string | Item)[]>;
}

/** The items of a page that are no property of another. */
export function itemsOf(html: string, address: string): Item[] {
  const found: Item[] = [];
  for (const node of fromHtml(html).children) collect(node, null, found, address);
  return found;
}

function collect(node: RootContent, around: Item | null, top: Item[], address: string): void {
  if (node.type !== "element") return;
  const { itemProp, itemScope, itemType } = node.properties;
  const item: Item | null = itemScope ? { type: String(itemType).split("/").at(-1) ?? "", properties: {} } : null;
  const name = itemProp === undefined ? "" : String(itemProp);
  if (name && around) around.properties[name] = [...(around.properties[name] ?? []), item ?? valueIn(node, address)];
  else if (item) top.push(item);
  for (const child of node.children) collect(child, item ?? around, top, address);
}

function valueIn(node: Element, address: string): string {
  const { content, dateTime, href } = node.properties;
  if (node.tagName === "meta") return String(content ?? "");
  if (node.tagName === "time") return String(dateTime ?? "");
  if (node.tagName === "a" || node.tagName === "link") return new URL(String(href ?? ""), address).href;
  return textOf(node).trim();
}

export function textOf(node: RootContent): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}
