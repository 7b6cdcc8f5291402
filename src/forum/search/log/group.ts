import { isCommon } from "../analysis/common.ts";
import { stemOf } from "../analysis/stem.ts";
import { tokensOf } from "../analysis/tokens.ts";

/** Two questions are one when the same stems are left of them, in whatever order. */
export function plainTerms(terms: string): string {
  const stems = tokensOf(terms)
    .filter((token) => !isCommon(token.text))
    .map((token) => stemOf(token.text));
  return [...new Set(stems)].sort().join(" ") || terms;
}
