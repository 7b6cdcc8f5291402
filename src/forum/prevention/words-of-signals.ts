import { translatorFor } from "#platform/translate.ts";
import type { Language, Settings } from "../settings/input.ts";
import type { Signal } from "./signals.ts";

/** Signals as sentences for moderators, the strongest first. */
export function signalWords(signals: readonly Signal[], language: Language, address: Settings["address"]): string {
  const t = translatorFor(language, address);
  return signals
    .toSorted((a, b) => b.points - a.points)
    .map(({ key, points, n }) => `${t(`spam.signals.${key}`, { n })} (${points > 0 ? "+" : "−"}${Math.abs(points)})`)
    .join(" · ");
}
