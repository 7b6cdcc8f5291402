import { z } from "zod";
import { settingsInput } from "../settings/input.ts";

/** A longer question is read up to here: nobody types more, programs may. */
export const MAX_QUERY_CHARS = 10_000;
/** Threads on a page of results. */
export const RESULTS_PER_PAGE = 20;

const { searchSynonyms, searchCommonWords, searchLogDays } = settingsInput.shape;

export const searchSettingsForm = z.object({
  searchSynonyms,
  searchCommonWords,
  searchLogDays,
  /** What the form was filled from; see fingerprint.ts. */
  basis: z.string().max(40).default(""),
});
