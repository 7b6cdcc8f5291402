import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";

/** Written out once more on purpose: a mistake in the sanitiser's list must not also be in its test. */
const PLAIN =
  "abbr b blockquote br cite dd del dfn div dl dt em h3 h4 h5 h6 hr i ins kbd mark p q rp rt ruby s samp small span " +
  "strong sub summary sup table tbody tfoot thead tr tt u var";
const ATTRIBUTES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PLAIN.split(" ").map((name) => [name, ""])),
  a: "href rel id class aria-label data-footnote-ref data-footnote-backref",
  code: "class",
  details: "open",
  div: "class tabindex",
  h3: "id",
  h4: "id",
  h5: "id",
  h6: "id",
  img: "src alt loading",
  input: "type disabled checked aria-label",
  li: "id class",
  ol: "start class",
  pre: "tabindex",
  section: "class data-footnotes",
  span: "class",
  td: "align colspan rowspan",
  th: "align colspan rowspan",
  ul: "class",
};
const MATHML =
  "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt " +
  "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics";
const CLASS =
  /^(?:mention|foreign-image|footnotes|table-scroll|task-list-item|contains-task-list|tex|tex-block|hljs|hljs-[\w-]+|[\w-]+_|language-.+)$/;

/** What is wrong with rendered HTML, read as a browser reads it; nothing if it can do no harm. */
export function harmIn(html: string, siteUrl: string): string[] {
  const found: string[] = [];
  const tree = fromHtml(html, { fragment: true });
  const written = html.replace(/ (data-footnotes|data-footnote-ref)(?=[ >])/g, ' $1=""');
  if (toHtml(tree) !== written) found.push(`reads differently from how it is written: ${toHtml(tree)}`);
  visit(tree, false);
  return found;

  function visit(node: Nodes, isInMath: boolean): void {
    if (node.type === "comment" || node.type === "doctype") found.push(`a ${node.type}`);
    if (node.type !== "element" && node.type !== "root") return;
    const isMath = isInMath || (node.type === "element" && node.tagName === "math");
    if (node.type === "element") {
      if (isMath) checkMath(node);
      else check(node);
    }
    for (const child of node.children) visit(child, isMath);
  }

  function check(element: Element): void {
    const allowed = ATTRIBUTES[element.tagName]?.split(" ");
    if (!allowed) found.push(`an element ${element.tagName}`);
    for (const [property, value] of Object.entries(element.properties)) {
      const name =
        property === "className" ? "class" : property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const plain =
        property === "tabIndex" || property === "colSpan" || property === "rowSpan" ? property.toLowerCase() : name;
      if (plain !== "title" && !allowed?.includes(plain)) found.push(`${element.tagName} with ${plain}`);
      if (plain === "href" || plain === "src") checkAddress(plain, String(value));
      if (plain === "id" && !String(value).startsWith("user-content-")) found.push(`an id ${value}`);
      if (plain === "class")
        for (const each of [value ?? []].flat()) if (!CLASS.test(String(each))) found.push(`a class ${each}`);
    }
  }

  function checkAddress(attribute: "href" | "src", address: string): void {
    const url = URL.parse(address, siteUrl);
    const schemes = attribute === "href" ? ["http:", "https:", "mailto:"] : ["http:", "https:"];
    if (!url || !schemes.includes(url.protocol)) found.push(`an address ${address}`);
    if (attribute === "src" && url?.host !== new URL(siteUrl).host) found.push(`a foreign picture ${address}`);
  }

  function checkMath(element: Element): void {
    if (!MATHML.split(" ").includes(element.tagName)) found.push(`an element ${element.tagName} in mathematics`);
    for (const [name, value] of Object.entries(element.properties)) {
      if (/^on|href|src|style|^id$/i.test(name) || /script:|data:/i.test(String(value)))
        found.push(`mathematics with ${name}`);
    }
  }
}
