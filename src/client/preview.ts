import type { Words } from "./words.ts";

const ASK_AFTER_MS = 350;

/**
 * The preview button opens and closes a preview that follows the text. It is made by the same renderer as the post.
 * When that cannot be reached, the button sends the form, as it does without a script.
 */
export function livePreview(editor: HTMLElement, text: HTMLTextAreaElement, words: Words): void {
  const panel = editor.querySelector<HTMLElement>("[data-preview]");
  const button = editor.querySelector<HTMLButtonElement>("button[name=preview]");
  if (!panel || !button) return;
  const body = panel.querySelector<HTMLElement>(".body") ?? emptyBody(panel);
  let asking: AbortController | undefined;
  let timer = 0;
  let plain = false;

  const refresh = async (): Promise<void> => {
    asking?.abort();
    asking = new AbortController();
    if (text.value.trim() === "") {
      body.textContent = words.nothing ?? "";
      return;
    }
    const { signal } = asking;
    try {
      const answer = await fetch("/api/preview", {
        method: "POST",
        signal,
        headers: { accept: "application/json" },
        body: new URLSearchParams({ do: "preview", body: text.value }),
      });
      if (!answer.ok) throw new Error(`preview answered ${answer.status}`);
      const { html } = (await answer.json()) as { html: string };
      // Safe: the server's renderer made and sanitised it, as it does for posts.
      body.innerHTML = html;
    } catch {
      if (signal.aborted) return;
      plain = true;
      text.form?.requestSubmit(button);
    }
  };
  const show = (open: boolean) => {
    panel.hidden = !open;
    button.setAttribute("aria-pressed", String(open));
  };

  show(!panel.hidden);
  button.addEventListener("click", (event) => {
    if (plain) return;
    event.preventDefault();
    show(Boolean(panel.hidden));
    if (!panel.hidden) void refresh();
  });
  text.addEventListener("input", () => {
    if (panel.hidden || plain) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(), ASK_AFTER_MS);
  });
}

/** The server leaves out what nobody sees yet: a browser that does not know `hidden` would show its heading. */
function emptyBody(panel: HTMLElement): HTMLElement {
  const title = document.createElement("h3");
  title.textContent = panel.dataset.preview ?? "";
  const body = document.createElement("div");
  body.className = "body";
  panel.append(title, body);
  return body;
}
