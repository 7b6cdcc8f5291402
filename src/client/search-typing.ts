const ASK_AFTER_MS = 150;

/** On the search page the results follow what is typed; the page they come from is the one that a form would load. */
export function searchAsTyped(): void {
  const form = document.querySelector<HTMLFormElement>("form.search-form");
  const results = document.querySelector<HTMLElement>("[data-results]");
  const words = form?.querySelector<HTMLInputElement>("input[name=q]");
  if (!form || !results || !words) return;
  let asking: AbortController | undefined;
  let timer = 0;
  words.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    timer = window.setTimeout(() => void show(), ASK_AFTER_MS);
  });

  async function show(): Promise<void> {
    if (!form || !results) return;
    asking = new AbortController();
    // An address that people pass on holds only what was chosen.
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string" && value) query.append(name, value);
    const address = `${form.action.split("?")[0]}?${query}`;
    try {
      const answer = await fetch(`${address}&typing=1`, { signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-results]");
      if (!fresh) return;
      results.replaceChildren(...fresh.childNodes);
      history.replaceState(null, "", address);
    } catch {
      // Overtaken by what was typed next, or offline: the form still works.
    }
  }
}
