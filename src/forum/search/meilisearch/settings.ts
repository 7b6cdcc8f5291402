import type { Settings } from "meilisearch";
import { MAX_HITS } from "../engine.ts";

/**
 * What an index is set to. Words come analysed, each one is asked for alone, and stand-ins, synonyms and common words
 * come with the question; so Meilisearch's own rules for these stay empty. Codes and numbers are asked for exactly.
 */
export const indexSettings = {
  searchableAttributes: ["title", "body", "forms", "long"],
  filterableAttributes: ["category", "author", "tags", "titled", "solved", "unsolved", "unanswered", "time"],
  sortableAttributes: ["time"],
  rankingRules: ["sort", "words", "typo", "attribute"],
  stopWords: [],
  synonyms: {},
  separatorTokens: [],
  nonSeparatorTokens: [],
  dictionary: [],
  distinctAttribute: null,
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 5 },
    disableOnWords: [],
    disableOnAttributes: ["long"],
    disableOnNumbers: true,
  },
  // Words are asked for alone, so how near they stand to each other is not counted: most of the work of taking posts in.
  proximityPrecision: "byAttribute",
  pagination: { maxTotalHits: MAX_HITS },
  facetSearch: false,
} satisfies Settings;

/** These are lists with an order; the others are sets, and are answered in any. */
const ORDERED: readonly string[] = ["searchableAttributes", "rankingRules"];

/** Whether an index is set so; what a newer Meilisearch adds does not count. */
export function isSetSo(settings: Settings): boolean {
  return Object.entries(indexSettings).every(([name, wanted]) =>
    isSame(name, wanted, settings[name as keyof Settings]),
  );
}

function isSame(name: string, wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted)) {
    const list = Array.isArray(found) ? found : [];
    const plain = (values: readonly unknown[]) => JSON.stringify(ORDERED.includes(name) ? values : [...values].sort());
    return plain(wanted) === plain(list);
  }
  if (typeof wanted === "object" && wanted !== null) {
    const parts = (found ?? {}) as Record<string, unknown>;
    return Object.entries(wanted).every(([part, value]) => isSame(part, value, parts[part]));
  }
  return wanted === (found ?? null);
}
