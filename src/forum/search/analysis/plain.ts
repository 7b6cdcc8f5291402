/** Text between backticks or in angle brackets is left alone: codes and error messages are what people look for. */
const LINK_TARGET = /\]\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"\n]*")?\)/g;
const HTML_TAG = /<\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>\n]*)?\/?>/g;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|nbsp|[aou]uml|szlig));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
};

/**
 * Markdown without what nobody reads: targets of links, HTML tags, entities. The other signs separate words
 * anyway, so a parser (a hundred times slower) would give the same words.
 */
export function plainText(markdown: string): string {
  let text = markdown;
  if (text.includes("](")) text = text.replace(LINK_TARGET, "] ");
  if (text.includes("</") || text.includes("/>") || text.includes("<br")) text = text.replace(HTML_TAG, " ");
  if (text.includes("&")) text = text.replace(ENTITY, entity);
  return text;
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "0", 16);
  return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : " ";
}
