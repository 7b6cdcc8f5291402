/** How a date is written in a mail; `timeZone` as the settings have it. */
export function dateIn(language: "de" | "en", timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    ...{ dateStyle: "long", timeStyle: "short" },
    timeZone,
  });
  return (at) => format.format(at);
}
