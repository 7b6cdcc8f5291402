/**
 * Who looks at a text before it is published: asked by the commands that write posts, answered by a higher module, which
 * the forum's context brings along.
 */
import type { ReportKind } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import type { Sent } from "../sent.ts";
import type { PostRow, ThreadRow } from "./changes.ts";

/** A text as it would be published. */
export interface Draft {
  categoryId: number;
  /** null: it starts a thread. */
  threadId: number | null;
  /** null: it is no edit. */
  postId: number | null;
  /** Of the thread, where the text opens it. */
  title: string | null;
  tags: readonly string[];
  /** Markdown. */
  body: string;
  html: string;
  /** Members whom it addresses. */
  mentioned: readonly number[];
  /** What they are called. */
  names: readonly string[];
  /** How the form came in. */
  sent: Sent;
}

/** Something that a moderator shall look at. */
export interface Finding {
  kind: Extract<ReportKind, "held" | "watched_word" | "spam_score">;
  /** What was found, for moderators: words, a score. */
  text: string;
  data?: Record<string, unknown>;
}

export interface Judgement {
  /** It waits for a moderator before anybody else sees it. */
  hold: boolean;
  findings: readonly Finding[];
  /** Jobs that look at the text once it is written: each gets the ids of the post and of its author. */
  jobs?: readonly string[];
}

/** Whether there is anything to be done in the transaction that writes. */
export function hasConsequences({ findings, jobs = [] }: Judgement): boolean {
  return findings.length + jobs.length > 0;
}

/** One that looks; null: nothing to say. It may take its time, and refuse by throwing. @throws Refusal */
export type Judge = (forum: Forum, actor: Actor, draft: Draft) => Promise<Judgement | null>;

/** A text before it is looked at: what may be changed in it for its writer. */
export type Prepare = (
  forum: Forum,
  text: { title: string | null; body: string; tags: readonly string[] },
) => Promise<{ body: string; tags: readonly string[] }>;

export interface Gate {
  /** Before anything else; what it gives is what is posted. */
  prepare: Prepare;
  /** Before the transaction that writes. Findings of all who look; held when one of them says so. @throws Refusal */
  judge: (forum: Forum, actor: Actor, draft: Draft) => Promise<Judgement>;
  /** In that transaction, when it has consequences: makes it somebody's business. An edit that is to be held is hidden. */
  written(
    forum: Forum,
    tx: Tx,
    written: { post: PostRow; thread: ThreadRow; isEdit: boolean; mentioned: readonly number[] },
    judgement: Judgement,
  ): Promise<void>;
}
