const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Older moments keep their date: "8 days ago" helps nobody. */
const MAX_AGE = 7 * DAY;
const REFRESH_MS = 60_000;

const dated = new WeakMap<HTMLTimeElement, string>();

/** Times of day at the reader's own clock: the server wrote those of the forum's place. */
export function localTimes(): void {
  const lang = document.documentElement.lang;
  // As the server writes them, see web/format.ts.
  const tag = lang === "en" ? "en-GB" : lang || undefined;
  const day = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric" });
  const clock = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit" });
  const full = new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "long" });
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-clock]")) {
    const at = Date.parse(time.dateTime);
    time.textContent = `${day.format(at)}, ${clock.format(at)}`;
    time.title = full.format(at);
  }
}

/** "5 minutes ago" in the page's language for moments of the last week; on paper the dates come back. */
export function relativeTimes(): void {
  const times = [...document.querySelectorAll<HTMLTimeElement>("time[data-relative]")];
  if (times.length === 0) return;
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang || undefined, { numeric: "auto" });
  for (const time of times) {
    dated.set(time, time.textContent ?? "");
    time.title ||= time.textContent ?? "";
  }
  const show = () => {
    for (const time of times) time.textContent = ago(time, words) ?? dated.get(time) ?? "";
  };
  show();
  setInterval(() => {
    if (!document.hidden) show();
  }, REFRESH_MS);
  window.addEventListener("beforeprint", () => {
    for (const time of times) time.textContent = dated.get(time) ?? "";
  });
  window.addEventListener("afterprint", show);
}

function ago(time: HTMLTimeElement, words: Intl.RelativeTimeFormat): string | null {
  const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
  if (!(seconds >= 0 && seconds < MAX_AGE)) return null;
  if (seconds < MINUTE) return words.format(0, "second");
  if (seconds < HOUR) return words.format(-Math.floor(seconds / MINUTE), "minute");
  if (seconds < DAY) return words.format(-Math.floor(seconds / HOUR), "hour");
  return words.format(-Math.floor(seconds / DAY), "day");
}
