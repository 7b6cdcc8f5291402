import { columns as c } from "../columns.ts";
import { groups } from "./members.ts";

export type ThreadKind = "question" | "discussion" | "announcement";
export type CategoryKind = "questions" | "discussions" | "announcements";
/** Who: everyone (guests too), members, staff (and up), or the groups listed in category_groups. */
export type Audience = "everyone" | "members" | "staff" | "groups";
export type CategoryRight = "see" | "start" | "reply";

export const categories = c.table(
  "categories",
  {
    id: c.id(),
    /** One level: a sub-category's parent has none itself. */
    parentId: c.int(),
    slug: c.text().notNull(),
    name: c.text().notNull(),
    description: c.text().notNull(),
    kind: c.text().$type<CategoryKind>().notNull(),
    color: c.text().notNull(),
    position: c.int().notNull(),
    see: c.text().$type<Audience>().notNull(),
    start: c.text().$type<Audience>().notNull(),
    reply: c.text().$type<Audience>().notNull(),
    /** So many seconds lie between two replies by one member to one of its threads; null: none. */
    slowSeconds: c.int(),
    /** Threads in it that are not deleted. */
    threadCount: c.int().notNull(),
    /** Its threads close so many days after they were solved; null: they stay open. */
    closeSolvedDays: c.int(),
    /** When everyone could see it for the first time: from then on its address answers 410 when it is gone. */
    publicSince: c.ms(),
    /** A deleted category keeps its row, without threads, so that its address can say that it is gone. */
    deletedAt: c.ms(),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.index("categories_parent").on(t.parentId)],
);

export const categoryGroups = c.table(
  "category_groups",
  {
    categoryId: c
      .int()
      .notNull()
      .references(() => categories.id),
    right: c.text().$type<CategoryRight>().notNull(),
    groupId: c
      .int()
      .notNull()
      .references(() => groups.id),
  },
  (t) => [
    c.primaryKey({ columns: [t.categoryId, t.right, t.groupId] }),
    c.index("category_groups_group").on(t.groupId),
  ],
);

export const tags = c.table(
  "tags",
  {
    id: c.id(),
    name: c.text().notNull(),
    /** Lower case, NFC: what must be unique. */
    nameKey: c.text().notNull(),
    description: c.text().notNull(),
    /** When everyone could see it for the first time: on a public thread, or made by a moderator for all. */
    publicSince: c.ms(),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.uniqueIndex("tags_name").on(t.nameKey)],
);

/** Names that a tag once had: they lead on (null: the tag is gone) and are never given to another tag. */
export const formerTags = c.table(
  "former_tags",
  {
    nameKey: c.text().primaryKey(),
    tagId: c.int(),
  },
  (t) => [c.index("former_tags_tag").on(t.tagId)],
);
