import "@github/text-expander-element";
import type { Words } from "./words.ts";

type Change = { text: string; provide: (result: Promise<{ matched: boolean; fragment: HTMLElement }>) => void };
type Person = { username: string; displayName: string; staff: boolean };

const ASK_AFTER_MS = 120;

/** After "@" and a letter, people are offered; those of the thread come first (the server's order). */
export function offerMentions(editor: HTMLElement, text: HTMLTextAreaElement, words: Words): void {
  const expander = document.createElement("text-expander");
  expander.setAttribute("keys", "@");
  const hadFocus = document.activeElement === text;
  const place = document.createComment("");
  text.replaceWith(place);
  // The element looks for its text when it enters the page.
  expander.append(text);
  place.replaceWith(expander);
  if (hadFocus) text.focus();

  let asking: AbortController | undefined;
  expander.addEventListener("text-expander-change", (event) => {
    const { provide, text: typed } = (event as CustomEvent<Change>).detail;
    asking?.abort();
    asking = new AbortController();
    provide(ask(typed, editor.dataset.thread, asking.signal).then((people) => offer(people, words)));
  });
  expander.addEventListener("text-expander-value", (event) => {
    const { detail } = event as CustomEvent<{ item: HTMLElement; value: string | null }>;
    detail.value = `@${detail.item.dataset.username}`;
  });
  // The element sets the text without the event that drafts and preview listen for.
  expander.addEventListener("text-expander-committed", () => text.dispatchEvent(new Event("input", { bubbles: true })));
}

async function ask(typed: string, thread: string | undefined, signal: AbortSignal): Promise<Person[]> {
  if (typed === "") return [];
  await new Promise((resolve) => setTimeout(resolve, ASK_AFTER_MS));
  if (signal.aborted) return [];
  const query = new URLSearchParams({ q: typed, ...(thread && { thread }) });
  try {
    const answer = await fetch(`/api/mentions?${query}`, { signal, headers: { accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Person[]) : [];
  } catch {
    return [];
  }
}

function offer(people: readonly Person[], words: Words): { matched: boolean; fragment: HTMLElement } {
  const list = document.createElement("ul");
  list.className = "suggest";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.mentions ?? "");
  for (const [index, person] of people.entries()) {
    const item = document.createElement("li");
    item.id = `mention-${index}`;
    item.setAttribute("role", "option");
    item.dataset.username = person.username;
    const handle = document.createElement("span");
    handle.className = "handle";
    handle.textContent = `@${person.username}`;
    const name = document.createElement("b");
    name.textContent = person.displayName;
    item.append(name, handle);
    list.append(item);
  }
  return { matched: people.length > 0, fragment: list };
}
