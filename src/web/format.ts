/** Dates and numbers in the reader's language. Formatters are dear to make, so each is made once. */

interface Formats {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  full: Intl.DateTimeFormat;
  number: Intl.NumberFormat;
}

const known = new Map<string, Formats>();

function formats(locale: string): Formats {
  let found = known.get(locale);
  if (!found) {
    // British order for English: a company's forum in Europe.
    const tag = locale === "en" ? "en-GB" : locale;
    found = {
      day: new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", year: "numeric" }),
      time: new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit" }),
      full: new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "long" }),
      number: new Intl.NumberFormat(tag),
    };
    known.set(locale, found);
  }
  return found;
}

/** A moment as pages show it, e.g. "14 Nov 2026, 21:12": absolute, so that a kept page stays true. */
export function moment(locale: string, at: number, options: { time?: boolean } = {}) {
  const { day, time, full } = formats(locale);
  const text = options.time === false ? day.format(at) : `${day.format(at)}, ${time.format(at)}`;
  return { at, text, full: full.format(at) };
}

export function numeral(locale: string, value: number): string {
  return formats(locale).number.format(value);
}
