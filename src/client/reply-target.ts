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
  const words = JSON.parse(target.dataset.target ?? "{}") as Record<"to" | "title" | "titleTo", string>;
  const number = post ? numberOf(post) : "";
  to.value = number;
  target.hidden = post === null;
  const title = form.querySelector("h2");
  if (title) title.textContent = post ? words.titleTo : words.title;
  if (!post) return;
  const [link, text, note] = target.querySelectorAll<HTMLElement>("a:not(.drop), p");
  const name = post.querySelector(".by .name")?.textContent ?? "";
  if (link) link.textContent = words.to.replace("{name}", () => name).replace("{number}", number);
  link?.setAttribute("href", `#post-${number}`);
  if (text) text.textContent = (post.querySelector(":scope > .body")?.textContent ?? "").trim().slice(0, 300);
  if (note) note.hidden = number !== "1";
}

function writeOn(form: HTMLFormElement): void {
  const text = form.querySelector("textarea");
  form.scrollIntoView({ block: "start" });
  text?.focus({ preventScroll: true });
  text?.setSelectionRange(text.value.length, text.value.length);
}
