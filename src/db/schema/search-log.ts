import { columns as c } from "../columns.ts";

/** What people looked for, counted by day and without persons. Kept 90 days unless the settings say otherwise. */
export const searchLog = c.table(
  "search_log",
  {
    /** Days since the epoch, UTC. */
    day: c.int().notNull(),
    /** Words in lower case, one space between them. */
    terms: c.text().notNull(),
    searches: c.int().notNull(),
    /** Threads that the last of these searches found. */
    results: c.int().notNull(),
    /** Threads that were opened from the results. */
    clicks: c.int().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.day, t.terms] })],
);
