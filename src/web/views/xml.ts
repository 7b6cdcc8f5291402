/** Characters that XML 1.0 has no place for, escaped or not. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Text for an element or an attribute. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, "").replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An element with text in it. */
export function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`);
  return `<${name}${written.join("")}>${xmlText(text)}</${name}>`;
}
