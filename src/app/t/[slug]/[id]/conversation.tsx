import { Fragment, type ReactNode } from "react";
import { pageOf, withheldPath } from "#forum/threads/addresses.ts";
import type { PostView } from "#forum/threads/queries.ts";
import { type Placed, threadTree } from "#forum/threads/tree.ts";
import { AnswerPanel } from "#ui/answer-panel.tsx";
import { PostCard, PostList, Replies, SinceLine, Tombstone } from "#ui/post.tsx";
import { moment } from "#web/format.ts";
import { postActions } from "./post-actions.ts";
import { personOf, placeOf, type Scene } from "./scene.ts";
import { commentsBelow, helpfulOf, isDescribed, postRole } from "./schema.ts";

/** The posts of the page, as a tree or one after the other, with the accepted answer under its question. */
export function Conversation({ scene, tabs }: { scene: Scene; tabs: ReactNode }) {
  const { posts, flat, accepted } = scene;
  const placed: Placed<PostView>[] = flat
    ? posts.map((post) => ({ post, saysParent: post.parentId !== null, replies: [] }))
    : threadTree(posts);
  const firstNew = posts.find((post) => isNew(scene, post))?.number;
  const [opening, ...rest] = placed;
  const opens = opening?.post.number === 1;
  // Comments on the question stand below the answer, with the rest of the talk.
  const talk = opens ? rest : placed;
  return (
    <>
      {opens && (
        <PostList>
          <Post scene={scene} placed={{ ...opening, replies: [] }} firstNew={firstNew} />
          {accepted && <Accepted scene={scene} post={accepted} />}
        </PostList>
      )}
      {tabs}
      <PostList>
        {opens && opening.replies.length > 0 && (
          <Replies>
            {opening.replies.map((reply) => (
              <Post key={reply.post.id} scene={scene} placed={reply} firstNew={firstNew} />
            ))}
          </Replies>
        )}
        {talk.map((one) => (
          <Post key={one.post.id} scene={scene} placed={one} firstNew={firstNew} />
        ))}
      </PostList>
    </>
  );
}

function Post({ scene, placed, firstNew }: { scene: Scene; placed: Placed<PostView>; firstNew: number | undefined }) {
  const { context, thread } = scene;
  const { t, locale } = context;
  const { post, replies } = placed;
  const replyTo = placed.saysParent ? inReplyTo(scene, post) : undefined;
  const below = replies.length > 0 && (
    <Replies>
      {replies.map((reply) => (
        <Post key={reply.post.id} scene={scene} placed={reply} firstNew={firstNew} />
      ))}
    </Replies>
  );
  if (post.deletedAt !== null) {
    return (
      <Tombstone
        number={post.number}
        label={goneBecause(scene, post)}
        {...(replyTo && { replyTo })}
        {...(post.html && { html: post.html })}
        actions={postActions(scene, post).actions}
      >
        {below}
      </Tombstone>
    );
  }
  const isAccepted = post.id === thread.acceptedPostId && thread.kind === "question";
  const shownAbove = isAccepted && scene.accepted !== null;
  const asker = post.author.id === thread.authorId && post.number > 1 && thread.kind === "question";
  const { actions, more } = postActions(scene, post);
  return (
    <Fragment>
      {post.number === firstNew && <SinceLine label={t("thread.newFromHere")} />}
      <PostCard
        post={{
          number: post.number,
          href: `#post-${post.number}`,
          author: personOf(post.author, asker ? t("post.asker") : undefined),
          time: { ...moment(locale, post.createdAt), relative: true },
          // The text of an accepted answer stands once on a page: here only its place.
          ...(!shownAbove && { html: post.html }),
          ...(post.foldedAt !== null && { folded: t("post.folded") }),
          role: postRole(scene, post),
          helpful: helpfulOf(scene, post),
          comments: commentsBelow(scene, placed),
          staff: post.author.team !== "",
          opening: post.number === 1,
          ...(replyTo && { replyTo }),
          ...(isAccepted && {
            accepted: {
              label: t("post.acceptedHere"),
              ...(shownAbove && { link: { href: "#accepted-answer", label: t("post.readAbove") } }),
            },
          }),
          ...(isNew(scene, post) && { news: t("post.new") }),
          ...(post.editedAt !== null && {
            edited: {
              label: t("post.edited"),
              time: { ...moment(locale, post.editedAt), relative: true },
              href: `/p/${post.id}/history`,
            },
          }),
          ...(saidAbout(scene, post) && { notice: t("post.nowSolved") }),
          ...(isLockedFor(scene, post) && { notice: t("post.locked") }),
          // Where its text stands, there is what can be done with it.
          ...(!shownAbove && { actions, more }),
        }}
      >
        {below}
      </PostCard>
    </Fragment>
  );
}

function Accepted({ scene, post }: { scene: Scene; post: PostView }) {
  const { t, locale } = scene.context;
  return (
    <AnswerPanel
      title={t("thread.acceptedAnswer")}
      place={{ href: placeOf(scene, post.number), label: t("thread.seeInPlace") }}
      author={personOf(post.author)}
      time={{ ...moment(locale, post.createdAt), relative: true }}
      href={placeOf(scene, post.number)}
      number={post.number}
      html={post.html}
      editedAt={post.editedAt}
      checked={checkedBy(scene)}
      staff={post.author.team !== ""}
      role={isDescribed(scene) ? "acceptedAnswer" : undefined}
      helpful={helpfulOf(scene, post)}
      {...postActions(scene, post)}
    />
  );
}

function goneBecause({ context: { t, actor } }: Scene, post: PostView): ReactNode {
  if (post.withheld === "hidden" && post.author.id === actor.id) {
    return (
      <>
        {t("post.hiddenYours")} <a href={withheldPath(post.id)}>{t("post.hiddenWhy")}</a>
      </>
    );
  }
  if (post.withheld !== null) return t(`post.withheld.${post.withheld}`);
  if (post.deletedReason) return t("post.deletedBecause", { reason: post.deletedReason });
  return t(post.deletedBy === post.author.id ? "post.deletedByAuthor" : "post.deletedByModerator");
}

function checkedBy({ check, context }: Scene): string | undefined {
  if (!check) return undefined;
  const { t, locale } = context;
  const date = moment(locale, check.at, { time: false }).text;
  return t(check.forVersion ? "check.heldFor" : "check.held", {
    name: check.by.displayName,
    date,
    version: check.forVersion,
  });
}

/** Who might wonder why it cannot be edited: its author, and moderators. */
function isLockedFor({ context: { actor }, moderates }: Scene, post: PostView): boolean {
  return post.lockedAt !== null && (moderates || post.author.id === actor.id);
}

/** A post that was just marked as the solution says so. */
function saidAbout({ said, thread }: Scene, post: PostView): boolean {
  return said === "solved" && post.id === thread.acceptedPostId;
}

function inReplyTo(scene: Scene, post: PostView): { href: string; label: string } | undefined {
  const parent = post.parent ?? scene.posts.find((other) => other.id === post.parentId);
  if (!parent) return undefined;
  const { number } = parent;
  const label = scene.context.t(pageOf(number) === scene.page ? "post.inReplyTo" : "post.inReplyToOnPage", {
    name: parent.author.displayName,
    number,
    page: pageOf(number),
  });
  return { href: placeOf(scene, number), label };
}

function isNew({ readBefore, context }: Scene, post: PostView): boolean {
  return (
    readBefore !== null && post.number > readBefore && post.author.id !== context.actor.id && post.deletedAt === null
  );
}
