/** The words of an editor in the reader's language, written by the server into `data-words`. */
export type Words = Readonly<Record<string, string | undefined>>;

export function wordsOf(element: Element | null): Words {
  const text = element?.getAttribute("data-words");
  return text ? (JSON.parse(text) as Words) : {};
}
