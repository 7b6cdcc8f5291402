import type { Settings } from "../settings/input.ts";
import type { WordRules } from "./engine.ts";

/** What the administrators said of words: one group of synonyms a line, its words parted by commas. */
export function wordRules({ searchSynonyms, searchCommonWords }: Settings): WordRules {
  return {
    synonyms: searchSynonyms
      .split("\n")
      .map(wordsIn)
      .filter((group) => group.length > 1),
    commonWords: wordsIn(searchCommonWords.replaceAll("\n", ",")),
  };
}

function wordsIn(line: string): string[] {
  return [...new Set(line.split(",").map((word) => word.trim()))].filter((word) => word !== "");
}
