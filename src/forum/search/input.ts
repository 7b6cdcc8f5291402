/** A longer question is read up to here: nobody types more, programs may. */
export const MAX_QUERY_CHARS = 10_000;
/** Threads on a page of results. */
export const RESULTS_PER_PAGE = 20;
