import { notFound } from "next/navigation";
import { structureOf } from "#forum/categories/structure.ts";
import type { Profile } from "#forum/members/profile.ts";
import { postPath } from "#forum/threads/addresses.ts";
import { listThreads } from "#forum/threads/lists.ts";
import { type PersonPost, postsBy } from "#forum/threads/person-posts.ts";
import { Icon } from "#ui/icon.tsx";
import { Tabs } from "#ui/navigation.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ThreadList } from "#ui/thread-list.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { Pages } from "../../pages.tsx";
import { threadRows } from "../../thread-rows.tsx";

export type Shown = "threads" | "replies";

export function activityHref(path: string, shown: Shown, page: number): string {
  const query = new URLSearchParams({
    ...(shown === "replies" && { show: shown }),
    ...(page > 1 && { page: `${page}` }),
  });
  return query.size > 0 ? `${path}?${query}` : path;
}

/** What somebody has written, as far as the one who asks may read it. */
export async function Activity({
  profile,
  path,
  shown,
  page,
}: {
  profile: Profile;
  path: string;
  shown: Shown;
  page: number;
}) {
  const { t } = here();
  const { list, pages } = shown === "threads" ? await threadsOf(profile, page) : await repliesOf(profile, page);
  if (page > pages) notFound();
  const isThin = list === null && profile.publicSince !== null && !(await hasReplies(profile, shown));
  return (
    <>
      {/* Of somebody who never had a public post, the head says so already. */}
      {isThin && <meta name="robots" content="noindex" />}
      <Tabs
        label={t("person.tabs")}
        items={(["threads", "replies"] as const).map((name) => ({
          href: activityHref(path, name, 1),
          label: t(`person.${name}`),
          current: name === shown,
        }))}
      />
      <p className="hint">{t(`person.${shown}Rule`)}</p>
      {list ?? <EmptyState title={t(`person.no_${shown}`)} />}
      <Pages current={page} total={pages} path={path} keep={shown === "replies" ? { show: shown } : {}} />
    </>
  );
}

async function threadsOf(profile: Profile, page: number) {
  const context = here();
  const { forum, actor } = context;
  const [structure, found] = await Promise.all([
    structureOf(forum),
    listThreads(forum, actor, { kind: "person", userId: profile.id }, { page }),
  ]);
  const list = found.threads.length > 0 && <ThreadList threads={threadRows(context, structure, found.threads)} />;
  return { list: list || null, pages: found.pages };
}

/** Whoever began no thread has a page worth listing for the replies behind its other tab. */
async function hasReplies(profile: Profile, shown: Shown): Promise<boolean> {
  const { forum, actor } = here();
  return shown === "threads" && (await postsBy(forum, actor, profile.id, 1)).total > 0;
}

async function repliesOf(profile: Profile, page: number) {
  const { forum, actor } = here();
  const found = await postsBy(forum, actor, profile.id, page);
  const list = found.posts.length > 0 && (
    <ul className="threads">
      {found.posts.map((post) => (
        <Reply key={post.id} post={post} />
      ))}
    </ul>
  );
  return { list: list || null, pages: found.pages };
}

function Reply({ post }: { post: PersonPost }) {
  const { locale } = here();
  return (
    <li>
      <span className="state">
        <Icon name="reply" />
      </span>
      <h2>
        <a href={postPath(post.thread, post.number)}>{post.thread.title}</a>
      </h2>
      <p className="excerpt" dir="auto">
        {post.excerpt}
      </p>
      <p className="meta">
        <Time {...moment(locale, post.createdAt, { time: "recent" })} relative />
      </p>
    </li>
  );
}
