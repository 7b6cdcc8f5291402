const MAX_SLUG_CHARS = 60;

/** The readable part of an address, made of a title or name; letters of any script stay. `otherwise` when none are left. */
export function slugOf(text: string, otherwise = "thread"): string {
  const words = text
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    // Accents of Latin letters go; marks that other scripts need stay.
    .replace(/(?<=[a-z])\p{M}+/gu, "")
    .normalize("NFC")
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  let slug = "";
  for (const word of words ?? []) {
    if (slug.length + word.length + 1 > MAX_SLUG_CHARS && slug) break;
    slug += (slug && "-") + [...word].slice(0, MAX_SLUG_CHARS).join("");
  }
  return slug || otherwise;
}
