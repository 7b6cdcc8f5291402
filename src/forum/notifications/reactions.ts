import { asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import { posts, revisions, threads, users } from "#db/schema/index.ts";
import type { Job, Reactions } from "#platform/events.ts";
import { prepared } from "#platform/store/prepared.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { mentionCandidates } from "../markdown/mention-syntax.ts";
import { actorsOf } from "../members/actor.ts";
import { usernameKey } from "../members/names.ts";
import { type News, tell } from "./changes.ts";
import { mailNotification } from "./mail.ts";
import { mayHearOf } from "./policy.ts";
import { recipientsOf } from "./recipients.ts";

/** Who is told of what happened in threads, and the mails about it. */
export const notificationReactions: Reactions<Forum> = {
  jobs: {
    "notify.post": tellOfPost,
    "notify.edit": tellOfEdit,
    "notify.accepted": tellOfAcceptance,
    "notify.mail": mailNotification,
  },
  on: {
    "thread.started": ["notify.post"],
    "post.created": ["notify.post"],
    "post.edited": ["notify.edit"],
    "answer.accepted": ["notify.accepted"],
  },
};

const eventData = z.object({ postId: z.number(), actorId: z.number(), mentioned: z.array(z.number()).default([]) });

async function tellOfPost(forum: Forum, job: Job): Promise<void> {
  const { postId, mentioned } = eventData.parse(job.payload);
  const post = await loadPostForNews(forum, postId);
  if (!post) return;
  const recipients = recipientsOf({ ...post, mentioned });
  await tellThoseWhoMay(forum, post, { recipients, actorId: post.authorId, at: post.createdAt });
}

/** An edit is news for those alone whom it mentions and the first version did not. */
async function tellOfEdit(forum: Forum, job: Job): Promise<void> {
  const { postId, actorId, mentioned } = eventData.parse(job.payload);
  const post = mentioned.length > 0 ? await loadPostForNews(forum, postId) : undefined;
  if (!post) return;
  const [[first], people] = await Promise.all([
    forum.db
      .select({ body: revisions.body })
      .from(revisions)
      .where(eq(revisions.postId, postId))
      .orderBy(asc(revisions.revision))
      .limit(1),
    forum.db.select({ id: users.id, key: users.usernameKey }).from(users).where(inArray(users.id, mentioned)),
  ]);
  const before = new Set(mentionCandidates(first?.body ?? "").map(usernameKey));
  const added = people.filter(({ id, key }) => !before.has(key) && id !== actorId && id !== post.authorId);
  const recipients = new Map(added.map(({ id }) => [id, "mention"] as const));
  await tellThoseWhoMay(forum, post, { recipients, actorId: post.authorId, at: post.editedAt ?? post.createdAt });
}

async function tellOfAcceptance(forum: Forum, job: Job): Promise<void> {
  const { postId, actorId } = eventData.parse(job.payload);
  const post = await loadPostForNews(forum, postId);
  if (!post || post.authorId === actorId || post.thread.acceptedPostId !== postId) return;
  const recipients = new Map([[post.authorId, "accepted"] as const]);
  await tellThoseWhoMay(forum, post, { recipients, actorId, at: post.thread.acceptedAt ?? forum.now() });
}

type PostForNews = NonNullable<Awaited<ReturnType<typeof loadPostForNews>>>;

async function loadPostForNews(forum: Forum, postId: number) {
  const [post] = await postWithParent(forum.db, { postId });
  return post && { ...post, thread: { ...post.thread, isQuestion: post.thread.kind === "question" } };
}

const parents = alias(posts, "parents");
const postWithParent = prepared((db) =>
  db
    .select({
      id: posts.id,
      authorId: posts.authorId,
      number: posts.number,
      createdAt: posts.createdAt,
      editedAt: posts.editedAt,
      deletedAt: posts.deletedAt,
      parentAuthorId: parents.authorId,
      thread: threads,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(parents, eq(parents.id, posts.parentId))
    .where(eq(posts.id, sql.placeholder("postId"))),
);

/** Writes the notifications of those of the recipients who may read the post today. */
async function tellThoseWhoMay(
  forum: Forum,
  post: PostForNews,
  news: Pick<News, "recipients" | "actorId" | "at">,
): Promise<void> {
  const structure = await structureOf(forum);
  const readers = await actorsOf(forum, [...news.recipients.keys()]);
  const allowed = new Set(
    readers.filter((reader) => mayHearOf(reader, post, post.thread, structure)).map(({ id }) => id),
  );
  const recipients = new Map([...news.recipients].filter(([userId]) => allowed.has(userId)));
  if (recipients.size === 0) return;
  await forum.write((tx) => tell(forum, tx, { ...news, recipients, threadId: post.thread.id, postId: post.id }));
}
