import type { Element } from "hast";
import { common, createLowlight } from "lowlight";

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
  code.properties.className = ["hljs", ...className];
  code.children = lowlight.highlight(name, text.value).children as Element["children"];
}
