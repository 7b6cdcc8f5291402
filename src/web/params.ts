const MAX_ID = 2_147_483_647;
const MAX_PAGE = 1_000_000;

/** An id out of an address, or null when it cannot be one. */
export function pathId(text: string | undefined): number | null {
  if (!text || !/^[1-9]\d{0,9}$/.test(text)) return null;
  const id = Number(text);
  return id <= MAX_ID ? id : null;
}

/** `?page=` as a number from 1 on; 1 when absent, null when it cannot be a page. */
export function pageNumber(given: string | readonly string[] | undefined): number | null {
  if (given === undefined) return 1;
  if (typeof given !== "string" || !/^[1-9]\d{0,6}$/.test(given)) return null;
  const page = Number(given);
  return page <= MAX_PAGE ? page : null;
}

/** What Next hands a page as `searchParams`. */
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** A query parameter that stands once; "" otherwise. */
export function single(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : "";
}
