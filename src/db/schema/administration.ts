import { columns as c } from "../columns.ts";
import type { EventKind } from "./site.ts";

/** What administrators did. Rows are added and never changed or deleted; triggers in the database hold that. */
export const auditLog = c.table(
  "audit_log",
  {
    id: c.id(),
    kind: c.text().$type<EventKind>().notNull(),
    /** As in the event that it was written with. */
    subjectId: c.int().notNull(),
    /** null: the forum itself, or the command line. */
    actorId: c.int(),
    data: c.json<Record<string, unknown>>().notNull(),
    createdAt: c.ms().notNull(),
  },
  (t) => [
    c.index("audit_log_created").on(t.createdAt),
    c.index("audit_log_actor").on(t.actorId, t.createdAt),
    c.index("audit_log_kind").on(t.kind, t.createdAt),
  ],
);

/** What happened on a day, counted again for as long as it still changes. */
export const activityDays = c.table("activity_days", {
  /** Days since the epoch, in UTC. */
  day: c.int().primaryKey(),
  people: c.int().notNull(),
  threads: c.int().notNull(),
  replies: c.int().notNull(),
  /** Questions that were asked on this day, and how many of them have an answer by now. */
  questions: c.int().notNull(),
  answered: c.int().notNull(),
  /** Of threads of this day, how long the first reply by somebody else took: see administration/waits.ts. */
  firstReplies: c.json<Record<string, number>>().notNull(),
  countedAt: c.ms().notNull(),
});

/** Pages of the company's own, such as an imprint. A language without a text shows the other one. */
export const customPages = c.table(
  "custom_pages",
  {
    id: c.id(),
    slug: c.key().notNull(),
    titleDe: c.text().notNull(),
    bodyDe: c.text().notNull(),
    titleEn: c.text().notNull(),
    bodyEn: c.text().notNull(),
    inFooter: c.bool().notNull(),
    createdAt: c.ms().notNull(),
    editedAt: c.ms().notNull(),
  },
  (t) => [c.uniqueIndex("custom_pages_slug").on(t.slug)],
);

/**
 * The company's logo as it is served; which one is shown stands in the settings. One that was replaced keeps its row and
 * loses its bytes: its address says that it is gone.
 */
export const logos = c.table("logos", {
  /** The first 16 hexadecimal digits of the SHA-256 of its bytes. */
  version: c.text().primaryKey(),
  /** A WebP picture in base64. Here and not in a file, so that it is where the settings are: on every machine, in every backup. */
  data: c.text(),
  createdAt: c.ms().notNull(),
});
