import { threadPath } from "#forum/threads/addresses.ts";
import { POSTS_PER_PAGE } from "#forum/threads/input.ts";
import { leftFrom } from "#forum/threads/left.ts";
import { Notice } from "#ui/notice.tsx";
import type { Scene } from "./scene.ts";

/** Says where posts of this page are read now, when some have moved to another thread. */
export async function PostsThatLeft({ scene }: { scene: Scene }) {
  const { thread, page, posts, context } = scene;
  const numbers = Math.min(POSTS_PER_PAGE, thread.lastNumber - (page - 1) * POSTS_PER_PAGE);
  // Numbers are missing only where posts have moved.
  if (posts.length >= numbers) return null;
  const { forum, actor, t } = context;
  const left = await leftFrom(forum, actor, thread.id, page);
  return left.map(({ id, title, slug, count }) => (
    <Notice key={id} tone="info">
      {t("thread.left", { count })} <a href={threadPath({ id, slug })}>{title}</a>
    </Notice>
  ));
}
