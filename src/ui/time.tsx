/** A moment as the page shows it: formatted by the caller in the reader's language. */
export type Moment = {
  /** Milliseconds since the epoch. */
  at: number;
  text: string;
  /** The long form, e.g. with weekday and zone. */
  full?: string;
  /** The text tells the time of day too; the script turns it into the reader's own time. */
  clock?: boolean;
  /** The script may show "5 minutes ago" instead; only where the words around it allow both. */
  relative?: boolean;
  /** What the moment is, for search engines. */
  itemProp?: string;
};

export function Time({ at, text, full, clock, relative, itemProp }: Moment) {
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={full}
      itemProp={itemProp}
      data-clock={clock ? "" : undefined}
      data-relative={relative ? "" : undefined}
    >
      {text}
    </time>
  );
}
