const MAX_TERMS_CHARS = 120;
/** What looks like a person's address, number or secret is not kept, not even without a person. */
const PRIVATE = /\S@\S|\d[\d\s/()+-]{6,}\d|\b(?=\w*\d)(?=\w*[a-z])\w{20,}\b/i;

/** A question as the log keeps it, or null when it is not to be kept. */
export function loggedTerms(q: string): string | null {
  const terms = q
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  if (terms === "" || terms.length > MAX_TERMS_CHARS || PRIVATE.test(terms)) return null;
  return terms;
}
