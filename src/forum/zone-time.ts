/** Clocks on the wall of a time zone, named as in the IANA database. */

const known = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const found =
    known.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  known.set(zone, found);
  return found;
}

/** What the wall's clock shows at `at` (ms), as if it were UTC. */
function wall(at: number, zone: string): number {
  const part = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day on the wall at `at` (ms) as YYYY-MM-DD, with `days` more. */
export function dayIn(zone: string, at: number, days = 0): string {
  return new Date(wall(at, zone) + days * 86_400_000).toISOString().slice(0, 10);
}

/** When (ms) the wall's clock shows this full hour of this day (YYYY-MM-DD); null: there is no such day. */
export function momentIn(zone: string, day: string, hour = 0): number | null {
  const shown = Date.parse(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(day)) return null;
  // Twice, because the offset may be another one on the other side of a change to summer time.
  const near = shown - (wall(shown, zone) - shown);
  return shown - (wall(near, zone) - near);
}
