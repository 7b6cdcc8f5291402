/**
 * What has a version of its own beside the threads: the settings, the tree of categories with its rights
 * and groups, the names of tags, all thread lists together, the log of what moderators decided, and one list each.
 */
export type VersionKey =
  | "site"
  | "structure"
  | "tags"
  | "lists"
  | "decisions"
  | `category:${number}`
  | `tag:${number}`
  | `user:${number}`;

/** The same, and threads, whose version stands in their row. */
export type SeenKey = VersionKey | `thread:${number}`;
