/** What a thread's page tells search engines of its parts (schema.org, as their guidelines ask). */
import type { Forum } from "#forum/forum.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { authorsOf } from "#forum/threads/people.ts";
import { authorIn, type PostView } from "#forum/threads/queries.ts";
import type { PostRole } from "#ui/schema.ts";
import { personOf, type Scene } from "./scene.ts";

/**
 * Guests' pages alone are described: nobody else reads it. The first page of a question is a question with its answers;
 * its later pages say nothing. Pages of a discussion each hold the posting with their comments. A flat view is not listed.
 */
export function isDescribed({ context, thread, page, flat }: Scene): boolean {
  return context.actor.id === null && thread.deletedAt === null && !flat && (page === 1 || thread.kind !== "question");
}

export function titleRole(scene: Scene): "name" | "headline" | undefined {
  if (!isDescribed(scene)) return undefined;
  return scene.thread.kind === "question" ? "name" : "headline";
}

/** Folded small talk, and an accepted answer whose text stands above, are nothing of their own. */
export function postRole(scene: Scene, post: PostView): PostRole | undefined {
  const { thread } = scene;
  if (!isDescribed(scene) || post.foldedAt !== null || post.id === scene.accepted?.id) return undefined;
  if (post.number === 1) return "main";
  const isAnswer = thread.kind === "question" && post.parentId === null && post.author.id !== thread.authorId;
  return isAnswer ? "suggestedAnswer" : "comment";
}

/** What is said of the whole thread beside its words; null: nothing. */
export async function threadFacts(scene: Scene) {
  if (!isDescribed(scene)) return null;
  const { thread, context, page } = scene;
  const isQuestion = thread.kind === "question";
  const { forum } = context;
  // On later pages the posting's own words are not there to say it.
  const begun = page > 1 ? { at: thread.createdAt, by: await personNamed(forum, thread.authorId) } : null;
  return {
    type: isQuestion ? ("Question" as const) : ("DiscussionForumPosting" as const),
    url: forum.config.siteUrl + threadPath(thread),
    counts: isQuestion
      ? { answerCount: thread.answerCount, commentCount: thread.replyCount - thread.answerCount }
      : { commentCount: thread.replyCount },
    begun,
  };
}

async function personNamed(forum: Forum, id: number) {
  return personOf(authorIn(await authorsOf(forum, [id]), id));
}
