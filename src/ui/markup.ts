import { Fragment, isValidElement, type ReactNode } from "react";

type Props = Readonly<Record<string, unknown>> & {
  children?: ReactNode;
  dangerouslySetInnerHTML?: { __html: string };
};

/** How HTML spells what React names; everything else in lower case. */
const SPELLED = new Map([
  ["className", "class"],
  ["htmlFor", "for"],
  ["acceptCharset", "accept-charset"],
  ["viewBox", "viewBox"],
]);
/** Not attributes: written elsewhere. */
const CONTENT = new Set(["children", "dangerouslySetInnerHTML", "defaultValue", "defaultChecked"]);
/** The value of the select whose options are being written. */
let chosen: unknown;
const VOID = new Set(["br", "hr", "img", "input", "link", "meta", "wbr"]);
const SPECIAL = /[&<>"']/;
const EACH_SPECIAL = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/**
 * Plain components as HTML: synchronous functions without hooks, and elements without event handlers or styles.
 * The output means the same as that of React's `renderToStaticMarkup` (markup.unit.test.tsx compares them).
 */
export function markup(node: ReactNode): string {
  if (typeof node === "string") return escaped(node);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "number") return String(node);
  if (Array.isArray(node)) {
    let html = "";
    for (const part of node) html += markup(part);
    return html;
  }
  if (!isValidElement<Props>(node)) throw new TypeError("Only elements, text and lists of them can stand here.");
  const { type, props } = node;
  if (typeof type === "string") return elementMarkup(type, props);
  if (type === Fragment) return markup(props.children);
  if (typeof type === "function") return markup((type as (props: Props) => ReactNode)(props));
  throw new TypeError("Only components that are plain functions can stand here.");
}

function elementMarkup(type: string, props: Props): string {
  let html = `<${type}`;
  for (const name in props) if (!CONTENT.has(name)) html += attribute(name, props[name]);
  if (type === "input") {
    html += attribute("value", props.defaultValue) + attribute("checked", props.defaultChecked ?? false);
  }
  if (type === "option" && chosen !== undefined && props.value === chosen) html += ' selected=""';
  if (VOID.has(type)) return `${html}/>`;
  return `${html}>${content(type, props)}</${type}>`;
}

function content(type: string, props: Props): string {
  if (props.dangerouslySetInnerHTML) return props.dangerouslySetInnerHTML.__html;
  // A parser drops the first line break of a textarea.
  if (type === "textarea") return `\n${escaped(String(props.defaultValue ?? ""))}`;
  if (type === "select") return options(props);
  return markup(props.children);
}

/** React says on the select which option is chosen; HTML says it on the option. */
function options(select: Props): string {
  const outer = chosen;
  chosen = select.defaultValue;
  try {
    return markup(select.children);
  } finally {
    chosen = outer;
  }
}

function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  let spelled = SPELLED.get(name);
  if (spelled === undefined) {
    spelled = name.toLowerCase();
    SPELLED.set(name, spelled);
  }
  if (typeof value === "string") return ` ${spelled}="${SPECIAL.test(value) ? escaped(value) : value}"`;
  if (typeof value === "number") return ` ${spelled}="${value}"`;
  if (typeof value !== "boolean") throw new TypeError(`The attribute ${name} cannot be written as text.`);
  // In aria-… and data-… "false" is a value; elsewhere it is the absence of the attribute.
  if (name.startsWith("aria-") || name.startsWith("data-")) return ` ${spelled}="${value}"`;
  return value ? ` ${spelled}=""` : "";
}

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (sign) => ENTITIES[sign] ?? sign) : text;
}
