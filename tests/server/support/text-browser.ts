/** A browser that knows links, forms and cookies, and nothing else: no script, no style, no `Origin`. */
import type { Element, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";

const MAX_REDIRECTS = 5;

export interface TextBrowser {
  open(path: string): Promise<void>;
  /** Goes where the first link leads that reads so. */
  follow(text: string | RegExp): Promise<void>;
  /** Fills the form that has a button of this name, by the names of its fields, and presses it. */
  press(button: string, values?: Readonly<Record<string, string>>): Promise<void>;
  /** The words of the page, a space between them; those that only `hidden` hides too: it is one more unknown word. */
  text(): string;
  status(): number;
  /** Path and query. */
  address(): string;
}

export function aTextBrowser(origin: string): TextBrowser {
  const cookies = new Map<string, string>();
  let url = new URL(origin);
  let root: Root = fromHtml("");
  let status = 0;

  async function go(to: URL, body?: URLSearchParams): Promise<void> {
    let target = to;
    let sent = body;
    for (let step = 0; step < MAX_REDIRECTS; step++) {
      if (target.origin !== origin) throw new Error(`the page leads away, to ${target}`);
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const init: RequestInit = { redirect: "manual", headers: { cookie, "user-agent": "Lynx/2.9.2 libwww-FM/2.14" } };
      const answer = await fetch(target, sent ? { ...init, method: "POST", body: sent } : init);
      for (const set of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      url = target;
      status = answer.status;
      const location = answer.headers.get("location");
      if (status < 300 || status >= 400 || location === null) {
        root = fromHtml(await answer.text());
        return;
      }
      target = new URL(location, target);
      sent = undefined;
    }
    throw new Error(`${to} leads on and on`);
  }

  return {
    open: (path) => go(new URL(path, origin)),
    async follow(text) {
      const link = elementsIn(root, "a").find(
        (one) => matches(wordsIn(one), text) && one.properties.href !== undefined,
      );
      if (!link) throw new Error(`no link reads ${text} at ${url.pathname}`);
      await go(new URL(String(link.properties.href), url));
    },
    async press(name, values = {}) {
      for (const form of elementsIn(root, "form")) {
        const button = buttonsIn(form).find((one) => labelOf(one) === name);
        if (button) return go(...sentBy(form, button, values, url));
      }
      throw new Error(`no form has a button ${name} at ${url.pathname}`);
    },
    text: () => wordsIn(root),
    status: () => status,
    address: () => url.pathname + url.search,
  };
}

/** Where a form goes, with what; a form that is sent by GET carries its fields in the address. */
function sentBy(
  form: Element,
  button: Element,
  values: Readonly<Record<string, string>>,
  page: URL,
): [to: URL, body?: URLSearchParams] {
  const fields = new URLSearchParams();
  for (const field of elementsIn(form, "input", "select", "textarea")) {
    const name = String(field.properties.name ?? "");
    const value = sentValue(field);
    if (name !== "" && value !== null) fields.append(name, value);
  }
  for (const [name, value] of Object.entries(values)) {
    if (!elementsIn(form, "input", "select", "textarea").some((field) => field.properties.name === name))
      throw new Error(`the form has no field ${name}`);
    fields.set(name, value);
  }
  if (button.properties.name) fields.append(String(button.properties.name), String(button.properties.value ?? ""));
  const to = new URL(String(form.properties.action ?? ""), page);
  if (String(form.properties.method ?? "get").toLowerCase() === "post") return [to, fields];
  to.search = fields.toString();
  return [to];
}

/** What a field sends as it stands; null: nothing. */
function sentValue(field: Element): string | null {
  if (field.tagName === "textarea") return rawTextOf(field);
  if (field.tagName === "select") {
    const options = elementsIn(field, "option");
    const chosen = options.find((option) => option.properties.selected) ?? options[0];
    return chosen ? String(chosen.properties.value ?? wordsIn(chosen)) : null;
  }
  const type = String(field.properties.type ?? "text");
  if (["submit", "button", "image", "file"].includes(type)) return null;
  const isTicked = !["checkbox", "radio"].includes(type) || field.properties.checked;
  return isTicked ? String(field.properties.value ?? (type === "checkbox" ? "on" : "")) : null;
}

function buttonsIn(form: Element): Element[] {
  const all = elementsIn(form, "button", "input");
  return all.filter((one) =>
    one.tagName === "button" ? one.properties.type !== "button" : one.properties.type === "submit",
  );
}

function labelOf(button: Element): string {
  return wordsIn(button) || String(button.properties.ariaLabel ?? button.properties.value ?? "");
}

function elementsIn(node: Root | RootContent, ...names: string[]): Element[] {
  if (!("children" in node)) return [];
  return node.children.flatMap((child) => [
    ...(child.type === "element" && names.includes(child.tagName) ? [child] : []),
    ...elementsIn(child as RootContent, ...names),
  ]);
}

function wordsIn(node: Root | RootContent): string {
  return rawTextOf(node).replace(/\s+/g, " ").trim();
}

/** What stands in a line with the words around it. */
const INLINE = new Set(["a", "b", "code", "em", "i", "mark", "span", "strong", "textarea"]);
const UNSEEN = new Set(["head", "script", "style"]);

function rawTextOf(node: Root | RootContent): string {
  if (node.type === "text") return node.value;
  if (!("children" in node) || (node.type === "element" && UNSEEN.has(node.tagName))) return "";
  const text = node.children.map((child) => rawTextOf(child as RootContent)).join("");
  return node.type === "element" && INLINE.has(node.tagName) ? text : ` ${text} `;
}

function matches(words: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? words === wanted : wanted.test(words);
}
