/**
 * The demo community as plain data. Times are milliseconds since the epoch and lie before the
 * `now` the forum was made for; people, categories and groups refer to each other by name.
 */
export interface DemoForum {
  groups: DemoGroup[];
  people: DemoPerson[];
  /** A parent always stands before its sub-categories. */
  categories: DemoCategory[];
  tags: DemoTag[];
  /** In the order in which they were started. */
  threads: DemoThread[];
}

export interface DemoGroup {
  name: string;
  members: string[];
}

export type DemoRole = "member" | "staff" | "moderator" | "administrator";

export interface DemoPerson {
  username: string;
  displayName: string;
  email: string;
  role: DemoRole;
  title?: string;
  /** Whoever has a team carries the badge. */
  team?: string;
  bio?: string;
  locale: "de" | "en";
  createdAt: number;
  suspended?: { at: number; by: string; reason: string };
  /** When the account was deleted. Its posts stay, its name is already "[deleted]" here. */
  deletedAt?: number;
}

export type DemoAudience = "everyone" | "members" | "staff" | { groups: string[] };

export interface DemoCategory {
  slug: string;
  parent?: string;
  name: string;
  description: string;
  kind: "questions" | "discussions" | "announcements";
  /** Six hex digits, readable on the light and on the dark page. */
  color: string;
  position: number;
  see: DemoAudience;
  start: DemoAudience;
  reply: DemoAudience;
}

export interface DemoTag {
  name: string;
  description: string;
}

export interface DemoThread {
  key: string;
  category: string;
  author: string;
  title: string;
  kind: "question" | "discussion" | "announcement";
  tags: string[];
  createdAt: number;
  pinned?: boolean;
  closedAt?: number;
  closedBy?: string;
  closedReason?: string;
  /** Started under this title; renamed later, so the old address has to redirect. */
  formerTitle?: string;
  /** Started in this category; moved later. */
  formerCategory?: string;
  /** The first one opens the thread. Numbers run from 1 without gaps. */
  posts: DemoPost[];
}

export interface DemoPost {
  number: number;
  author: string;
  /** Number of the post replied to; null for the opening post and for replies to the thread. */
  parent: number | null;
  /** What stands there today, in Markdown. */
  body: string;
  createdAt: number;
  /** Earlier texts, the oldest first. `at` and `by` tell when and by whom each was replaced. */
  editions?: DemoEdition[];
  deleted?: { at: number; by: string; reason: string };
  /** Who marked the post as helpful. */
  helpful?: string[];
  accepted?: boolean;
}

export interface DemoEdition {
  body: string;
  at: number;
  by: string;
}
