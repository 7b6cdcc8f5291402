import { z } from "zod";

/** Areas of the log, in the order in which the filter shows them. */
export const LOG_AREAS = [
  ...([
    "moderation",
    "settings",
    "categories",
    "tags",
    "groups",
    "people",
    "threads",
    "pages",
    "work",
    "import",
  ] as const),
] as const;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .catch("")
  .default("");

/** What cannot be meant is as if it had not been asked. */
export const logQuery = z.object({
  /** User name; "-": nobody, the forum itself. */
  who: z.string().trim().max(60).catch("").default(""),
  area: z
    .enum(["", ...LOG_AREAS])
    .catch("")
    .default(""),
  /** Days in the forum's time zone, both included. */
  from: day,
  to: day,
});
export type LogQuery = z.output<typeof logQuery>;
