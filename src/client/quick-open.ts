import { isSingleKey, singleKeySwitch } from "./single-keys.ts";
import { type Words, wordsOf } from "./words.ts";

type Found = { topics: { id: number; title: string; slug: string; has_accepted_answer: boolean }[] };

const ASK_AFTER_MS = 120;

/** A dialog that opens a thread by a few letters: Ctrl-K (⌘K) everywhere, and "/" where nothing is being typed. */
export function quickOpen(): void {
  const box = document.querySelector<HTMLElement>("[data-quick]");
  if (!box || typeof HTMLDialogElement === "undefined") return;
  const words = wordsOf(box);
  let parts: ReturnType<typeof build> | undefined;

  document.addEventListener("keydown", (event) => {
    // A browser that fills fields in sends events without a key.
    if (!event.key || event.defaultPrevented) return;
    const combined = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!combined && !(event.key === "/" && isSingleKey(event))) return;
    event.preventDefault();
    parts ??= build(words);
    if (!parts.dialog.open) parts.dialog.showModal();
    parts.input.select();
  });
}

function build(words: Words) {
  const dialog = document.createElement("dialog");
  dialog.className = "quick";
  dialog.setAttribute("aria-label", words.title ?? "");
  const form = document.createElement("form");
  form.action = "/search";
  const input = document.createElement("input");
  Object.assign(input, { type: "search", name: "q", className: "control", autocomplete: "off" });
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-label": words.title ?? "",
    "aria-expanded": "false",
    "aria-controls": "quick-list",
    "aria-autocomplete": "list",
  })) {
    input.setAttribute(name, value);
  }
  const list = document.createElement("ul");
  list.id = "quick-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.title ?? "");
  const none = document.createElement("p");
  none.setAttribute("role", "status");
  form.append(input);
  dialog.append(form, list, none, singleKeySwitch(words.slash ?? ""));
  document.body.append(dialog);

  let current = -1;
  let asking: AbortController | undefined;
  let timer = 0;
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>("a")];
  /** -1: none. */
  const choose = (index: number) => {
    const all = options();
    current = all.length === 0 ? -1 : index;
    for (const [at, option] of all.entries()) option.setAttribute("aria-selected", String(at === current));
    const chosen = all[current];
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    timer = window.setTimeout(async () => {
      asking = new AbortController();
      const topics = await find(input.value, asking.signal);
      if (!topics) return;
      list.replaceChildren(...topics.map(option));
      input.setAttribute("aria-expanded", String(topics.length > 0));
      none.textContent = topics.length === 0 && input.value.trim() !== "" ? (words.none ?? "") : "";
      choose(-1);
    }, ASK_AFTER_MS);
  });
  input.addEventListener("keydown", (event) => {
    // Enter and arrows belong to the input method while it offers signs.
    if (event.isComposing) return;
    const last = options().length - 1;
    if (event.key === "ArrowDown") choose(current >= last ? 0 : current + 1);
    else if (event.key === "ArrowUp") choose(current <= 0 ? last : current - 1);
    else if (event.key === "Enter" && current >= 0) options()[current]?.click();
    // Else a browser would first empty the field.
    else if (event.key === "Escape") dialog.close();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return { dialog, input };
}

async function find(q: string, signal: AbortSignal): Promise<Found["topics"] | null> {
  if (q.trim() === "") return [];
  try {
    const answer = await fetch(`/search.json?${new URLSearchParams({ q, typing: "1" })}`, { signal });
    return answer.ok ? ((await answer.json()) as Found).topics.slice(0, 8) : null;
  } catch {
    return null;
  }
}

function option(topic: Found["topics"][number], index: number): HTMLLIElement {
  const item = document.createElement("li");
  item.setAttribute("role", "presentation");
  const link = document.createElement("a");
  link.id = `quick-${index}`;
  link.href = `/t/${topic.slug}/${topic.id}`;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  link.textContent = topic.title;
  item.append(link);
  return item;
}
