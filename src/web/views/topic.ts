/** Threads and posts in the names that Discourse's clients know. */
import type { PostView, ThreadView } from "#forum/threads/queries.ts";
import { iso } from "./view.ts";

type Topic = Omit<ThreadView, "parentCategory" | "pages" | "category">;

/** What lists and threads say alike of a thread. */
export function topicOf(thread: Topic) {
  return {
    id: thread.id,
    title: thread.title,
    fancy_title: thread.title,
    slug: thread.slug,
    kind: thread.kind,
    posts_count: thread.replyCount + 1,
    reply_count: thread.replyCount,
    answer_count: thread.answerCount,
    like_count: thread.helpfulCount,
    highest_post_number: thread.lastNumber,
    created_at: iso(thread.createdAt),
    last_posted_at: iso(thread.lastPostAt),
    bumped_at: iso(thread.lastPostAt),
    pinned: thread.pinnedAt !== null,
    closed: thread.closedAt !== null,
    archived: false,
    visible: thread.deletedAt === null,
    archetype: "regular",
    category_id: thread.categoryId,
    tags: thread.tags.map(({ name }) => name),
    has_accepted_answer: thread.acceptedPostId !== null,
  };
}

export function postOf(
  thread: Pick<ThreadView, "id" | "slug" | "acceptedPostId">,
  post: PostView,
  siblings: readonly PostView[],
) {
  const parent = post.parent?.number ?? siblings.find(({ id }) => id === post.parentId)?.number ?? null;
  return {
    id: post.id,
    topic_id: thread.id,
    topic_slug: thread.slug,
    post_number: post.number,
    post_type: 1,
    reply_to_post_number: parent,
    ...writerOf(post),
    created_at: iso(post.createdAt),
    updated_at: iso(post.editedAt ?? post.createdAt),
    deleted_at: post.deletedAt === null ? null : iso(post.deletedAt),
    version: post.revision,
    /** HTML as the page shows it. */
    cooked: post.html,
    like_count: post.deletedAt === null ? post.helpfulCount : 0,
    accepted_answer: post.id === thread.acceptedPostId,
  };
}

/** What is deleted says no more than the page does: that it was there. */
function writerOf({ author, deletedAt }: PostView) {
  const isShown = deletedAt === null;
  return {
    user_id: isShown ? author.id : null,
    username: isShown ? author.username : null,
    name: isShown ? author.displayName : null,
    user_title: (isShown && author.title) || null,
    primary_group_name: (isShown && author.team) || null,
    staff: isShown && author.team !== "",
    user_deleted: author.deleted,
  };
}
