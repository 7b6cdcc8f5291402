/** A year out of a query; this one when it is none. `now` in ms. */
export function askedYear(text: string, now: number): number {
  return /^20\d{2}$/.test(text) ? Number(text) : new Date(now).getUTCFullYear();
}
