import { attempt } from "./attempt.ts";

/** In this browser: "off" once somebody does not want single keys to do anything. */
const KEY = "stoa:slash";
/** Where a letter is a sign like any other. */
const WRITTEN_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

/** Whether this is one key alone, outside of everything that is typed in, for who wants that (WCAG 2.1.4). */
export function isSingleKey(event: KeyboardEvent): boolean {
  // A browser that fills fields in sends events without a key.
  if (!event.key || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const isTyping = event.target instanceof HTMLElement && event.target.closest(WRITTEN_IN) !== null;
  return !isTyping && attempt(() => localStorage.getItem(KEY)) !== "off";
}

/** A box that switches single keys on or off in this browser. */
export function singleKeySwitch(label: string): HTMLLabelElement {
  const line = document.createElement("label");
  line.className = "check";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = attempt(() => localStorage.getItem(KEY)) !== "off";
  box.addEventListener("change", () => {
    attempt(() => (box.checked ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, "off")));
  });
  line.append(box, ` ${label}`);
  return line;
}
