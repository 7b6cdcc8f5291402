/** Dates and numbers in the reader's language, at the clock of the forum's place. */
import { trueUntil } from "#forum/reading.ts";
import { requestContext } from "./context.ts";

interface Formats {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  full: Intl.DateTimeFormat;
  number: Intl.NumberFormat;
}

/** In lists: older moments are told by their day alone. */
const RECENT_MS = 7 * 86_400_000;

// Formatters are dear to make, so each is made once.
const known = new Map<string, Formats>();

function formats(locale: string): Formats {
  const timeZone = requestContext.getStore()?.settings.timeZone ?? "UTC";
  const key = `${locale} ${timeZone}`;
  let found = known.get(key);
  if (!found) {
    // British order for English: a company's forum in Europe.
    const tag = locale === "en" ? "en-GB" : locale;
    found = {
      day: new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric", timeZone }),
      time: new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", timeZone }),
      full: new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "long", timeZone }),
      number: new Intl.NumberFormat(tag),
    };
    known.set(key, found);
  }
  return found;
}

/**
 * A moment as pages show it, e.g. "14 Nov 2026, 21:12": absolute, so that a kept page stays true.
 * `time: "recent"` leaves the clock out of what is older than a week.
 */
export function moment(locale: string, at: number, options: { time?: boolean | "recent" } = {}) {
  const { day, time, full } = formats(locale);
  const clock = options.time === "recent" ? at > Date.now() - RECENT_MS : options.time !== false;
  if (clock && options.time === "recent") trueUntil(at + RECENT_MS);
  const text = clock ? `${day.format(at)}, ${time.format(at)}` : day.format(at);
  return { at, text, full: full.format(at), clock };
}

export function numeral(locale: string, value: number): string {
  return formats(locale).number.format(value);
}
