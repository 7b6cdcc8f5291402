import { attempt } from "./attempt.ts";
import { toast } from "./toast.ts";
import { wordsOf } from "./words.ts";

type Kept = { at: number; fields: Record<string, { base: string; value: string }> };
type Sent = { key: string; path: string; hash: string };
type TextControl = HTMLTextAreaElement | HTMLInputElement;

const PREFIX = "stoa:text:";
const SENT = "stoa:sent";
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
const SAVE_AFTER_MS = 250;

/**
 * Keeps what is written in forms with `data-keep` in this browser until it was posted, and puts it back when the page
 * shows the field as it was when the writing began. Passwords and hidden fields are never kept; signing out forgets all.
 */
export function keepTexts(): void {
  forgetPosted();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) keep(form);
  document.addEventListener("submit", (event) => {
    if ((event.target as HTMLElement).matches("form[data-forgets]")) forgetWhere(() => true);
  });
  forgetWhere((kept) => !kept || Date.now() - kept.at > MAX_AGE_MS);
}

function keep(form: HTMLFormElement): void {
  const key = PREFIX + form.dataset.keep;
  const controls = [...form.querySelectorAll<TextControl>("textarea, input[type=text]")].filter(({ name }) => name);
  restore(form, key, controls);
  let timer = 0;
  const saveNow = () => {
    clearTimeout(timer);
    timer = 0;
    save(key, controls);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(saveNow, SAVE_AFTER_MS);
  });
  window.addEventListener("pagehide", () => {
    if (timer) saveNow();
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    saveNow();
    if (event.submitter?.getAttribute("name") === "preview") return;
    const sent: Sent = { key, path: location.pathname, hash: location.hash };
    attempt(() => sessionStorage.setItem(SENT, JSON.stringify(sent)));
  });
}

function restore(form: HTMLFormElement, key: string, controls: readonly TextControl[]): void {
  const kept = read(key);
  let restored = false;
  for (const control of controls) {
    const field = kept?.fields[control.name];
    // Anything else in the field is newer: the server's answer, or an edit by somebody else.
    if (!field || control.value !== field.base || field.value === field.base) continue;
    control.value = field.value;
    restored = true;
  }
  if (restored) toast(wordsOf(form.querySelector("[data-words]")).restored);
}

function save(key: string, controls: readonly TextControl[]): void {
  const before = read(key);
  const kept: Kept = { at: Date.now(), fields: {} };
  for (const { name, value, defaultValue } of controls) {
    const earlier = before?.fields[name];
    // After a refusal the server's text is our own: what we began with stays the base.
    const base = earlier?.value === defaultValue ? earlier.base : defaultValue;
    if (value !== base) kept.fields[name] = { base, value };
  }
  attempt(() => {
    if (Object.keys(kept.fields).length > 0) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  });
}

/**
 * The first page after a form was sent tells whether it was taken: a thread elsewhere, or the same thread at a new post.
 * A refused form and the sign-in page show neither, and the text stays.
 */
function forgetPosted(): void {
  const note = attempt(() => sessionStorage.getItem(SENT));
  if (!note) return;
  attempt(() => sessionStorage.removeItem(SENT));
  const sent = parsed<Sent>(note);
  if (!sent || !document.querySelector("[data-post-body]")) return;
  const atNewPost = location.hash !== sent.hash && /^#post-\d+$/.test(location.hash);
  if (location.pathname !== sent.path || atNewPost) attempt(() => localStorage.removeItem(sent.key));
}

function forgetWhere(matches: (kept: Kept | null) => boolean): void {
  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && matches(read(key))) localStorage.removeItem(key);
    }
  });
}

function read(key: string): Kept | null {
  const text = attempt(() => localStorage.getItem(key));
  const kept = text ? parsed<Kept>(text) : null;
  return kept && typeof kept.at === "number" && kept.fields ? kept : null;
}

function parsed<Shape>(text: string): Shape | null {
  try {
    return JSON.parse(text) as Shape;
  } catch {
    return null;
  }
}
