import { isSingleKey, singleKeySwitch } from "./single-keys.ts";

/**
 * The moderation with single keys: each presses what carries it in `data-key`, and its key stands on it. In a list "j" and
 * "k" move between the cases; "?" opens the list of all keys, which holds a switch for them.
 */
export function decideByKeys(): void {
  const help = document.querySelector<HTMLDetailsElement>("details[data-keys]");
  const steps = [...document.querySelectorAll<HTMLElement>("[data-case]")];
  if (!help) return;
  help.append(singleKeySwitch(help.dataset.switch ?? ""));

  document.addEventListener("keydown", (event) => {
    if (!isSingleKey(event)) return;
    const done = event.key === "?" ? toggle(help) : pressed(event.key) || step(steps, event.key);
    if (done) event.preventDefault();
  });
}

function toggle(help: HTMLDetailsElement): boolean {
  help.open = !help.open;
  help.querySelector("summary")?.focus();
  return true;
}

function pressed(key: string): boolean {
  if (!/^[a-z]$/.test(key)) return false;
  const target = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (!target || (target instanceof HTMLButtonElement && target.disabled)) return false;
  target.click();
  // What was folded away is opened to write in it.
  if (target.tagName === "SUMMARY") target.parentElement?.querySelector<HTMLElement>("textarea")?.focus();
  return true;
}

function step(steps: readonly HTMLElement[], key: string): boolean {
  if (steps.length === 0 || (key !== "j" && key !== "k")) return false;
  const at = steps.indexOf(document.activeElement as HTMLElement);
  const next = key === "j" ? at + 1 : at - 1;
  steps[Math.min(Math.max(next, 0), steps.length - 1)]?.focus();
  return true;
}
