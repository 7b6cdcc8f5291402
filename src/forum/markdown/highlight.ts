import type { Element, ElementContent } from "hast";
import { common, createLowlight } from "lowlight";
import { MAX_NESTING } from "./limits.ts";

const lowlight = createLowlight(common);

/** Code beyond this length stays plain: colours help nobody there, and they multiply the size of the page. */
const MAX_HIGHLIGHTED_CHARS = 16_000;

/** Colours fenced code in the language that its writer named; none is guessed. */
export function highlight(code: Element): void {
  const className = Array.isArray(code.properties.className) ? code.properties.className : [];
  const language = className.map(String).find((name) => name.startsWith("language-"));
  const text = code.children[0];
  if (!language || text?.type !== "text" || text.value.length > MAX_HIGHLIGHTED_CHARS) return;
  const name = language.slice("language-".length).toLowerCase();
  if (!lowlight.registered(name)) return;
  const coloured = lowlight.highlight(name, text.value).children as ElementContent[];
  if (!prefixed(coloured)) return;
  code.properties.className = ["hljs", ...className];
  code.children = coloured;
}

/** Whether spans are nested at most MAX_NESTING levels. Gives code within code, such as styles in a page, our prefix. */
function prefixed(coloured: ElementContent[]): boolean {
  let level = coloured;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_NESTING) return false;
    const next: ElementContent[] = [];
    for (const node of level) {
      if (node.type !== "element") continue;
      const names = [node.properties.className ?? []].flat().map(String);
      node.properties.className = names.map((name) => (/^hljs-|_$/.test(name) ? name : `hljs-${name}`));
      for (const child of node.children) next.push(child);
    }
    level = next;
  }
  return true;
}
