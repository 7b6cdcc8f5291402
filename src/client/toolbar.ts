import "@github/markdown-toolbar-element";
import type { Words } from "./words.ts";

/** Custom element, its drawing in the sprite (also the key of its word), and attributes. */
const TOOLS = [
  ["md-bold", "bold"],
  ["md-italic", "italic"],
  ["md-header", "heading"],
  ["md-quote", "quote"],
  ["md-code", "code"],
  ["md-link", "link"],
  ["md-unordered-list", "bullets"],
  ["md-ordered-list", "numbers"],
  ["md-task-list", "tasks"],
] as const;
const SVG = "http://www.w3.org/2000/svg";

/** One stop for the Tab key; arrow keys move inside (the toolbar pattern of ARIA). */
export function buildToolbar(editor: HTMLElement, text: HTMLTextAreaElement, words: Words): void {
  const bar = editor.querySelector("[data-toolbar]");
  if (!bar) return;
  const toolbar = document.createElement("markdown-toolbar");
  toolbar.setAttribute("for", text.id);
  toolbar.setAttribute("aria-label", words.toolbar ?? "");
  for (const [element, icon] of TOOLS) {
    const tool = document.createElement(element);
    const label = words[icon] ?? "";
    tool.className = "tool";
    tool.title = label;
    tool.setAttribute("role", "button");
    tool.setAttribute("aria-label", label);
    tool.setAttribute("tabindex", "-1");
    tool.append(drawing(icon));
    toolbar.append(tool);
  }
  bar.append(toolbar);
}

function drawing(name: string): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `/icons.svg#${name}`);
  svg.append(use);
  return svg;
}
