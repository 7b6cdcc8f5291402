import { auditLog, type EventKind } from "#db/schema/index.ts";
import type { Tx } from "./store.ts";

/** What administrators do, by area: these events stay for good, the others are swept after 90 days. */
export const AUDITED = {
  settings: ["settings.changed", "logo.changed", "limits.changed", "crawlers.changed", "search.words_changed"],
  prevention: [
    ...([
      "prevention.changed",
      "akismet.changed",
      "watched.added",
      "watched.removed",
      "block.added",
      "block.removed",
    ] as const),
  ],
  categories: ["category.created", "category.edited", "category.deleted", "category.emptied", "category.ordered"],
  tags: ["tag.created", "tag.edited", "tag.deleted", "tag.merged"],
  groups: ["group.created", "group.renamed", "group.deleted", "group.member_added", "group.member_removed"],
  people: [
    // Suspending is a decision, with a log of its own.
    ...(["member.role_changed", "member.staff_words_changed"] as const),
    ...(["member.invited", "member.invitation_withdrawn"] as const),
    ...(["member.deleted", "member.posts_removed"] as const),
  ],
  threads: [
    ...([
      "thread.closed",
      "thread.reopened",
      "thread.close_planned",
      "thread.slowed",
      "thread.pinned",
      "thread.unpinned",
    ] as const),
    ...(["thread.moved", "thread.tagged", "thread.merged", "thread.split", "note.added", "note.removed"] as const),
    ...([
      "post.author_changed",
      "post.locked",
      "post.unlocked",
      "post.revision_hidden",
      "post.revision_shown",
    ] as const),
  ],
  pages: ["page.created", "page.edited", "page.deleted"],
  work: ["job.retried", "job.dropped", "mail.tested", "backup.made", "backup.downloaded", "backup.deleted"],
  import: ["archive.imported"],
} as const satisfies Record<string, readonly EventKind[]>;

export type AuditArea = keyof typeof AUDITED;
export type AuditKind = (typeof AUDITED)[AuditArea][number];

const ALL: ReadonlySet<string> = new Set(Object.values(AUDITED).flat());

/** Writes what belongs into the lasting log, in the transaction of its event. */
export async function audit(
  tx: Tx,
  event: { kind: EventKind; subjectId: number; actorId?: number | null; data?: Record<string, unknown> },
  now: number,
): Promise<void> {
  if (!ALL.has(event.kind)) return;
  const { kind, subjectId, actorId = null, data = {} } = event;
  await tx.insert(auditLog).values({ kind, subjectId, actorId, data, createdAt: now });
}
