/** What a thread's page tells search engines of its parts (schema.org, as their guidelines ask). */
import { categoryPath } from "#forum/categories/addresses.ts";
import type { Forum } from "#forum/forum.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { authorsOf } from "#forum/threads/people.ts";
import { authorIn, type PostView } from "#forum/threads/queries.ts";
import type { Placed } from "#forum/threads/tree.ts";
import type { Helpful, PostRole } from "#ui/schema.ts";
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

/** How many found a post helpful, as search engines want it told in a thread of this kind. */
export function helpfulOf({ thread }: Scene, post: PostView): Helpful {
  return { count: post.helpfulCount, as: thread.kind === "question" ? "votes" : "likes" };
}

/** How many comments search engines find below an answer; undefined: some may stand on another page. */
export function commentsBelow(scene: Scene, { post, replies }: Placed<PostView>): number | undefined {
  if (scene.thread.pages > 1 || postRole(scene, post) !== "suggestedAnswer") return undefined;
  const count = (placed: readonly Placed<PostView>[]): number =>
    placed.reduce((sum, { post, replies }) => sum + (isSaid(scene, post) ? 1 : 0) + count(replies), 0);
  return count(replies);
}

const isSaid = (scene: Scene, post: PostView) => post.deletedAt === null && postRole(scene, post) !== undefined;

/** What is said of the whole thread beside its words; null: nothing. */
export async function threadFacts(scene: Scene) {
  if (!isDescribed(scene)) return null;
  const { thread, context, page, structure } = scene;
  const isQuestion = thread.kind === "question";
  const { forum } = context;
  const { siteUrl } = forum.config;
  // On later pages the posting's own words are not there to say it.
  const begun = page > 1 ? { at: thread.createdAt, by: await personNamed(forum, thread.authorId) } : null;
  return {
    type: isQuestion ? ("Question" as const) : ("DiscussionForumPosting" as const),
    url: siteUrl + threadPath(thread),
    counts: isQuestion
      ? { answerCount: thread.answerCount, commentCount: thread.replyCount - thread.answerCount }
      : { commentCount: thread.replyCount },
    begun,
    partOf: isQuestion ? null : { name: thread.category.name, url: siteUrl + categoryPath(thread.category, structure) },
  };
}

async function personNamed(forum: Forum, id: number) {
  return personOf(authorIn(await authorsOf(forum, [id]), id));
}
