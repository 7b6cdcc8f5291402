import { conditionOf } from "./filter.ts";
import { type Document, errorsIn, type Part, partsOf, placeOf, type TypoRules, wordsOf } from "./text.ts";

export interface Settings {
  searchableAttributes: string[];
  filterableAttributes: string[];
  sortableAttributes: string[];
  rankingRules: string[];
  distinctAttribute: string | null;
  typoTolerance: TypoRules & Record<string, unknown>;
  [other: string]: unknown;
}

const DEFAULTS: Settings = {
  displayedAttributes: ["*"],
  searchableAttributes: ["*"],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ["words", "typo", "proximity", "attribute", "sort", "exactness"],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: "byWord",
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: false,
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { "*": "alpha" } },
  pagination: { maxTotalHits: 1000 },
  embedders: {},
  searchCutoffMs: null,
  localizedAttributes: null,
  facetSearch: true,
  prefixSearch: "indexingTime",
};

export interface Query {
  q?: string | null;
  filter?: unknown;
  sort?: string[];
  limit?: number;
  offset?: number;
  distinct?: string;
  matchingStrategy?: "all" | "last" | "frequency";
  attributesToSearchOn?: string[] | null;
  attributesToRetrieve?: string[];
  showRankingScore?: boolean;
}

interface Match {
  document: Document;
  /** From 0 to 1. */
  score: number;
}

/** Documents and what they are searched by. It finds what Meilisearch finds for one word; its order is simpler. */
export class Index {
  readonly documents = new Map<string, Document>();
  settings: Settings = structuredClone(DEFAULTS);
  readonly createdAt = new Date().toISOString();
  updatedAt = this.createdAt;

  /** @throws BadFilter */
  search({ q, filter, sort = [], limit = 20, offset = 0, ...more }: Query): {
    hits: Record<string, unknown>[];
    total: number;
  } {
    const isMet = conditionOf(filter, this.settings.filterableAttributes);
    const parts = partsOf(q ?? "");
    const fields = more.attributesToSearchOn ?? this.#searchable();
    let found = [...this.documents.values()].filter(isMet).flatMap((document) => this.#match(document, parts, fields));
    found.sort((a, b) => b.score - a.score);
    for (const rule of [...sort].reverse()) found = sorted(found, rule);
    found = this.#distinct(found, more.distinct);
    const hits = found.slice(offset, offset + limit).map(({ document, score }) => ({
      ...shown(document, more.attributesToRetrieve),
      ...(more.showRankingScore && { _rankingScore: score }),
    }));
    return { hits, total: found.length };
  }

  #searchable(): string[] {
    const { searchableAttributes } = this.settings;
    if (!searchableAttributes.includes("*")) return searchableAttributes;
    return [...new Set([...this.documents.values()].flatMap((document) => Object.keys(document)))];
  }

  #match(document: Document, parts: readonly Part[], fields: readonly string[]): Match[] {
    const texts = fields.map((field) => ({ field, words: wordsOf(document[field]) }));
    let score = 1;
    for (const [at, part] of parts.entries()) {
      const isLast = at === parts.length - 1;
      const found = texts.map((text, rank) => this.#partIn(part, text, isLast) * (1 - rank / 10));
      const best = Math.max(0, ...found);
      if (part.isExcluded === best > 0) return [];
      if (!part.isExcluded) score *= best;
    }
    return [{ document, score }];
  }

  /** 0: the part is not there; more: the nearer to 1, the fewer letters are wrong and the earlier it stands. */
  #partIn(part: Part, { field, words }: { field: string; words: readonly string[] }, isLast: boolean): number {
    if (part.isPhrase) {
      const place = placeOf(part.words, words);
      return place < 0 ? 0 : 1 - place / (10 * (words.length + 1));
    }
    const { typoTolerance } = this.settings;
    const rules = typoTolerance.disableOnAttributes.includes(field) ? null : typoTolerance;
    const errors = words
      .map((word) => errorsIn(part.words[0] ?? "", word, isLast, rules))
      .filter((one) => one !== null);
    return errors.length === 0 ? 0 : 1 - 0.3 * Math.min(...errors);
  }

  #distinct(found: readonly Match[], field = this.settings.distinctAttribute): Match[] {
    if (!field) return [...found];
    const seen = new Set<unknown>();
    return found.filter(({ document }) => !seen.has(document[field]) && seen.add(document[field]));
  }
}

function sorted(found: readonly Match[], rule: string): Match[] {
  const [field = "", order] = rule.split(":");
  const way = order === "desc" ? -1 : 1;
  return [...found].sort((a, b) => way * (Number(a.document[field]) - Number(b.document[field])));
}

function shown(document: Document, fields?: readonly string[]): Record<string, unknown> {
  if (!fields || fields.includes("*")) return document;
  return Object.fromEntries(Object.entries(document).filter(([name]) => fields.includes(name)));
}
