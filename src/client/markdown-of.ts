/** Back from a post's HTML to Markdown that is good enough to quote: what is not known here becomes its text. */
export function markdownOf(node: Node): string {
  return tidy(blocks(node));
}

function tidy(markdown: string): string {
  return markdown
    .replace(/(?<! {2})[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function blocks(node: Node): string {
  return [...node.childNodes].map(one).join("");
}

function one(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/\s+/g, " ");
  if (!(node instanceof Element)) return "";
  const inner = () => blocks(node);
  switch (node.localName) {
    case "br":
      return "  \n";
    case "strong":
    case "b":
      return `**${inner()}**`;
    case "em":
    case "i":
      return `_${inner()}_`;
    case "del":
      return `~~${inner()}~~`;
    case "code":
      return inlineCode(node.textContent ?? "");
    case "pre":
      return codeBlock(node.textContent ?? "");
    case "a":
      return link(node, inner());
    case "img":
      return node.getAttribute("alt") ?? "";
    case "li":
      return `${node.parentElement?.localName === "ol" ? "1." : "-"} ${inner().trim().replace(/\n/g, "\n  ")}\n`;
    case "blockquote":
      return `\n\n${tidy(inner()).replace(/^/gm, "> ")}\n\n`;
    case "td":
    case "th":
      return `${inner()} `;
    case "section":
      return node.classList.contains("footnotes") ? "" : inner();
    case "tr":
    case "dt":
    case "dd":
      return `${inner()}\n`;
    case "p":
    case "ul":
    case "ol":
    case "table":
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return `\n\n${inner().trim()}\n\n`;
    default:
      return inner();
  }
}

function inlineCode(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function codeBlock(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `\n\n${fence}\n${text.replace(/\n$/, "")}\n${fence}\n\n`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function link(node: Element, label: string): string {
  const href = node.getAttribute("href");
  // Marks of footnotes lead nowhere outside their post.
  if (!href || href.startsWith("#")) return node.closest("sup") ? "" : label;
  if (label === href || node.classList.contains("mention")) return label;
  return `[${label}](${href})`;
}
