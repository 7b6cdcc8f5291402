/** Reads the forms of a page as a program does that fills them in. */

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/** Fields of the form that does this, as the page gives them; null when there is none. */
export function formOf(html: string, doing: string): Record<string, string> | null {
  for (const [, inside = ""] of html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)) {
    const fields = Object.fromEntries(fieldsIn(inside));
    if (fields.do === doing) return fields;
  }
  return null;
}

function* fieldsIn(html: string): Generator<[string, string]> {
  for (const [tag] of html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    const unchecked = /type="(?:radio|checkbox)"/.test(tag) && !/\bchecked\b/.test(tag);
    if (name && !unchecked) yield [name, attribute(tag, "value")];
  }
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replace(/&(#?\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
}
