type Similar = { topics: { path: string; title: string; has_accepted_answer: boolean }[] };

const ASK_AFTER_MS = 300;
const LEAST_CHARS = 8;

/** While a title is typed, threads that may answer it already; who has seen them is not asked again when posting. */
export function offerSimilar(): void {
  const place = document.querySelector<HTMLElement>("[data-similar]");
  const form = place?.closest("form");
  const title = form?.querySelector<HTMLInputElement>("input[name=title]");
  const looked = form?.querySelector<HTMLInputElement>("input[name=looked]");
  if (!place || !title || !looked) return;
  let asking: AbortController | undefined;
  let timer = 0;

  title.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    timer = window.setTimeout(() => void show(), ASK_AFTER_MS);
  });

  async function show(): Promise<void> {
    asking = new AbortController();
    const topics = title && title.value.trim().length >= LEAST_CHARS ? await similarTo(title.value, asking.signal) : [];
    if (!topics || !place || !looked) return;
    place.replaceChildren(...(topics.length > 0 ? listOf(topics, place.dataset) : []));
    place.hidden = topics.length === 0;
    looked.value = "yes";
  }
}

/** null: the question was overtaken by another, or could not be asked. */
async function similarTo(title: string, signal: AbortSignal): Promise<Similar["topics"] | null> {
  try {
    const answer = await fetch(`/similar.json?${new URLSearchParams({ title })}`, { signal });
    return answer.ok ? ((await answer.json()) as Similar).topics : null;
  } catch {
    return null;
  }
}

function listOf(topics: Similar["topics"], { similar = "", solved = "" }: DOMStringMap): HTMLElement[] {
  const title = document.createElement("h2");
  title.textContent = similar;
  const list = document.createElement("ul");
  list.append(...topics.map((topic) => item(topic, solved)));
  return [title, list];
}

function item(topic: Similar["topics"][number], solved: string): HTMLLIElement {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = topic.path;
  link.target = "_blank";
  link.textContent = topic.title;
  entry.append(link);
  if (topic.has_accepted_answer) {
    const mark = document.createElement("span");
    mark.className = "pill solved";
    mark.textContent = solved;
    entry.append(" ", mark);
  }
  return entry;
}
