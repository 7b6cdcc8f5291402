import { offerMentions } from "./mentions.ts";
import { livePreview } from "./preview.ts";
import { buildToolbar } from "./toolbar.ts";
import { wordsOf } from "./words.ts";

/** Makes each writing box pleasant: toolbar, mentions, live preview, room that grows with the text. */
export function startEditors(): void {
  for (const editor of document.querySelectorAll<HTMLElement>("[data-editor]")) {
    const text = editor.querySelector("textarea");
    if (!text) continue;
    const words = wordsOf(editor);
    buildToolbar(editor, text, words);
    offerMentions(editor, text, words);
    livePreview(editor, text, words);
    if (!CSS.supports("field-sizing", "content")) growWith(text);
  }
}

/** For browsers without `field-sizing`. */
function growWith(text: HTMLTextAreaElement): void {
  const grow = () => {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  };
  text.addEventListener("input", grow);
  if (text.value) grow();
}
