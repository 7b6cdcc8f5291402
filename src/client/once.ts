/** After this a form may be sent again: the answer never came. */
const GIVE_UP_MS = 15_000;

function setBusy(form: HTMLFormElement, button: HTMLElement | null): void {
  form.dataset.busy = "";
  // Not `disabled`: a disabled button would not send its own name and value.
  button?.setAttribute("aria-busy", "true");
  setTimeout(() => setFree(form), GIVE_UP_MS);
}

function setFree(form: HTMLFormElement): void {
  delete form.dataset.busy;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

/** A second press while a form is under way does nothing; Ctrl+Enter (Cmd+Enter) in a text sends its form. */
export function submitOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "post") return;
    if ("busy" in form.dataset) event.preventDefault();
    else setBusy(form, event.submitter);
  });
  // Coming back with the Back button shows the page as it was left.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-busy]")) setFree(form);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (!(event.target instanceof HTMLTextAreaElement) || !event.target.form) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
}
