import { markdownOf } from "./markdown-of.ts";
import { aimAt, numberOf } from "./reply-target.ts";
import { wordsOf } from "./words.ts";

/**
 * "Quote" puts the selected words (or the whole post) into the reply on the same page, with who wrote them.
 * Without a script, or where no reply can be written, the link leads to a page that does it.
 */
export function quoteSelections(): void {
  let kept: { post: Element; words: DocumentFragment } | null = null;
  // A press on the menu that holds the link, or on the link, clears the selection before the click arrives.
  document.addEventListener("pointerdown", (event) => {
    const acts = event.target instanceof Element ? event.target.closest(".acts") : null;
    const post = acts?.closest(".post, .answer") ?? null;
    const words = post && selectedIn(post);
    if (post && words) kept = { post, words };
    else if (kept?.post !== post) kept = null;
  });
  document.addEventListener("click", (event) => {
    const post = quoteLink(event)?.closest(".post, .answer");
    const text = document.querySelector<HTMLTextAreaElement>("#reply [data-editor] textarea");
    if (!post || !text || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const body = bodyOf(post);
    if (!body) return;
    event.preventDefault();
    const words = markdownOf((kept?.post === post ? kept.words : selectedIn(post)) ?? body);
    kept = null;
    quoteLink(event)?.closest("details")?.removeAttribute("open");
    if (repliesToIt(post, text)) aimAt(post);
    insert(text, `${lead(post, text)}${quoted(words)}\n\n`);
  });
}

function quoteLink(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-script=quote]") : null;
}

/** The first quote says what is replied to; what quotes a question may be its answer. */
function repliesToIt(post: Element, text: HTMLTextAreaElement): boolean {
  const to = text.form?.querySelector<HTMLInputElement>("input[name=to]");
  const answers = text.form?.querySelector("[data-target]")?.hasAttribute("data-question");
  return to?.value === "" && !(answers && numberOf(post) === "1");
}

/** A post holds its replies too; its own text is the first body. An accepted answer's text stands above. */
function bodyOf(post: Element): Element | null {
  return post.querySelector(":scope > .body");
}

function selectedIn(post: Element): DocumentFragment | null {
  const selection = getSelection();
  const body = bodyOf(post);
  if (!body || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return body.contains(range.commonAncestorContainer) ? range.cloneContents() : null;
}

/** A post's address is its thread's with its number. */
function lead(post: Element, text: HTMLTextAreaElement): string {
  const pattern = wordsOf(text.closest("[data-words]")).quoteLead;
  if (!pattern) return "";
  const name = (post.querySelector(".by .name")?.textContent ?? "").replace(/[[\]\\*_`<>]/g, "\\$&");
  const link = `${location.pathname}/${numberOf(post)}`;
  return `> ${pattern.replace("{name}", () => name).replace("{link}", () => link)}\n>\n`;
}

function quoted(markdown: string): string {
  return markdown
    .trim()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

function insert(text: HTMLTextAreaElement, words: string): void {
  const before = text.value.trimEnd();
  text.value = before ? `${before}\n\n${words}` : words;
  text.dispatchEvent(new Event("input", { bubbles: true }));
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
  text.scrollIntoView({ block: "center" });
}
