/** For who reads the answer all the same: there is no page, and perhaps no database, that could know their language. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: "This request cannot be read.",
  403: "This form was sent from another website.",
  404: "There is nothing here.",
  410: "What stood here is gone.",
  405: "This address takes no such request.",
  413: "What was sent is too large.",
  414: "This address is too long: shorten what is searched for.",
  500: "Something went wrong here. Please try again.",
  503: "Too many are asking at this moment. Please try again.",
};

/** What an answer says that has no page. */
export function plainText(status: number): string {
  return `${status} ${SENTENCES[status] ?? ""}\n`;
}

/** What a crawler is told whom the owner of the forum turned away. */
export const CRAWLER_WORDS = {
  403: "403 The owner of this forum does not want this crawler here: see /robots.txt.\n",
  429: "429 This crawler asks too often: see Retry-After.\n",
} as const;
