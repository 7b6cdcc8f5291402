/** `note`: what to know about replying to the opening post; absent where there is nothing to know. */
type Words = Record<"to" | "title" | "titleTo" | "drop" | "dropHref", string> & { note?: string };

/** Whom a reply answers: "Reply" and "Quote" set it on the spot, so that what is written already stays. */
export function replyTargets(): void {
  const form = document.querySelector<HTMLFormElement>("form#reply");
  if (!form) return;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-script=reply]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const asked = /[?&]reply=\d/.test(link.getAttribute("href") ?? "");
    aimAt(asked ? link.closest(".post, .answer") : null);
    writeOn(form);
  });
  if (location.hash === "#reply") writeOn(form);
}

/** The number of a post, or of the answer that stands under its question. */
export function numberOf(post: Element): string {
  return post.getAttribute("data-post") ?? post.id.replace("post-", "");
}

/** Makes the form reply to a post; null: to the thread. */
export function aimAt(post: Element | null): void {
  const form = document.querySelector<HTMLFormElement>("form#reply");
  const target = form?.querySelector<HTMLElement>("[data-target]");
  const to = form?.querySelector<HTMLInputElement>("input[name=to]");
  if (!form || !target || !to) return;
  const words = JSON.parse(target.dataset.target ?? "{}") as Words;
  const number = post ? numberOf(post) : "";
  to.value = number;
  target.hidden = post === null;
  const title = form.querySelector("h2");
  if (title) title.textContent = post ? words.titleTo : words.title;
  target.replaceChildren(...(post ? told(post, number, words) : []));
}

/** What stands above the writing box, as the server writes it. */
function told(post: Element, number: string, words: Words): HTMLElement[] {
  const name = post.querySelector(".by .name")?.textContent ?? "";
  const link = linkTo(`#post-${number}`, words.to.replace("{name}", () => name).replace("{number}", number));
  const text = paragraph((post.querySelector(":scope > .body")?.textContent ?? "").trim().slice(0, 300));
  const drop = linkTo(words.dropHref, words.drop);
  drop.className = "drop";
  drop.dataset.script = "reply";
  if (number !== "1" || words.note === undefined) return [link, text, drop];
  const note = paragraph(words.note);
  note.className = "note";
  return [link, text, note, drop];
}

function linkTo(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  return link;
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function writeOn(form: HTMLFormElement): void {
  const text = form.querySelector("textarea");
  form.scrollIntoView({ block: "start" });
  text?.focus({ preventScroll: true });
  text?.setSelectionRange(text.value.length, text.value.length);
}
