import { isCommon } from "./analysis/common.ts";
import { stemOf } from "./analysis/stem.ts";
import { tokensOf } from "./analysis/tokens.ts";

/** So many words of the shorter title must stand in the other, and so large a share of them. */
const LEAST_SHARED = 2;
const LEAST_SHARE = 0.6;

/** Whether two titles may well ask the same: worth a second look before asking again. */
export function asksTheSame(title: string, other: string): boolean {
  const [mine, theirs] = [stemsOf(title), stemsOf(other)];
  const shared = [...mine].filter((stem) => theirs.has(stem)).length;
  return shared >= LEAST_SHARED && shared / Math.min(mine.size, theirs.size) >= LEAST_SHARE;
}

function stemsOf(title: string): Set<string> {
  return new Set(
    tokensOf(title)
      .filter((token) => !isCommon(token.text))
      .map((token) => stemOf(token.text)),
  );
}
