/** Whether a pattern can be let onto what people write. */
import { Refusal } from "#platform/refusal.ts";
import { MAX_BODY_CHARS } from "../../threads/input.ts";
import type { Patterns } from "./patterns.ts";

/** Beyond this a pattern does more than a watched word should. */
const FORBIDDEN = /\\[1-9]|\\k<|\(\?<?[=!]/;

/**
 * Tries a pattern on long texts made of its own letters, which is where slow ones show.
 * @throws Refusal pattern_invalid, pattern_slow
 */
export async function demandGood(patterns: Patterns, source: string): Promise<void> {
  if (FORBIDDEN.test(source) || !compiles(source)) throw new Refusal("pattern_invalid", { field: "text" });
  for (const text of trials(source)) {
    const { slow } = await patterns.find(text, [{ id: 0, source }]);
    if (slow.length > 0) throw new Refusal("pattern_slow", { field: "text" });
  }
}

function compiles(source: string): boolean {
  try {
    return !new RegExp(source, "iu").test("");
  } catch {
    return false;
  }
}

function trials(source: string): string[] {
  const letters = [...new Set([..."a1 -", ...source.replace(/[^\p{L}\p{N}@.:/_-]/gu, "")])].slice(0, 12);
  const whole = letters.join("");
  return [...letters, whole].map((part) => `${part.repeat(Math.ceil(MAX_BODY_CHARS / part.length))}\u0001`);
}
