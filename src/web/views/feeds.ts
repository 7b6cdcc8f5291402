import { categoryPath } from "#forum/categories/addresses.ts";
import { findCategory } from "#forum/categories/queries.ts";
import { memberPath } from "#forum/members/names.ts";
import { readProfile } from "#forum/members/profile.ts";
import { tagPath } from "#forum/tags/names.ts";
import { tagByName } from "#forum/tags/queries.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import type { ListScope } from "#forum/threads/lists.ts";
import { type NewPost, newestPosts, newestThreads } from "#forum/threads/newest.ts";
import { readThread } from "#forum/threads/queries.ts";
import type { RequestContext } from "../context.ts";
import { pathId } from "../params.ts";
import { FEED_TYPES, type FeedFormat, type FeedItem, feedXml } from "./feed.ts";
import { moved, type View, type ViewMaker } from "./view.ts";

const ITEMS = 30;

/** The newest threads of the whole forum. */
export const siteFeed: ViewMaker = (context, { format }) =>
  listFeed(context, { kind: "latest" }, { title: context.settings.siteName, path: "/", format });

export const categoryFeed: ViewMaker = async (context, { id, format }) => {
  const found = await findCategory(context.forum, context.actor, pathId(id) ?? 0);
  if (found.kind !== "found") return found.kind === "gone" ? "gone" : null;
  const { category, structure } = found;
  const path = categoryPath(category, structure);
  const right = rightAddress(context, path, format);
  return (
    right ?? listFeed(context, { kind: "category", categoryId: category.id }, { title: category.name, path, format })
  );
};

export const tagFeed: ViewMaker = async (context, { name = "", format }) => {
  const found = await tagByName(context.forum, context.actor, name);
  if (found.kind === "renamed") return moved(`${tagPath(found.name)}.${format}`);
  if (found.kind !== "found") return found.kind === "gone" ? "gone" : null;
  const path = tagPath(found.tag.name);
  const right = rightAddress(context, path, format);
  return (
    right ?? listFeed(context, { kind: "tag", tagId: found.tag.id }, { title: `#${found.tag.name}`, path, format })
  );
};

/** The newest posts of a thread. */
export const threadFeed: ViewMaker = async (context, { id, format }) => {
  const { forum, actor } = context;
  const thread = await readThread(forum, actor, pathId(id) ?? 0);
  if (typeof thread === "string") return thread === "gone" ? "gone" : null;
  const path = threadPath(thread);
  const right = rightAddress(context, path, format);
  if (right) return right;
  const posts = await newestPosts(forum, actor, { threadId: thread.id }, ITEMS);
  return feed(context, { title: thread.title, path, format }, posts);
};

/** What somebody wrote last. */
export const personFeed: ViewMaker = async (context, { username = "", format }) => {
  const { forum, actor } = context;
  const answer = await readProfile(forum, username);
  if (answer.kind === "moved") return moved(`${memberPath(answer.username)}.${format}`);
  if (answer.kind !== "found") return answer.kind === "gone" ? "gone" : null;
  const { profile } = answer;
  const posts = await newestPosts(forum, actor, { userId: profile.id }, ITEMS);
  return feed(context, { title: profile.displayName, path: memberPath(profile.username), format }, posts);
};

interface About {
  title: string;
  /** Of the page that it goes with. */
  path: string;
  format: string | undefined;
}

async function listFeed(context: RequestContext, scope: ListScope, about: About): Promise<View> {
  return feed(context, about, await newestThreads(context.forum, context.actor, scope, ITEMS));
}

function rightAddress({ url }: RequestContext, path: string, format: string | undefined): View | null {
  return url.pathname === `${path}.${format}` ? null : moved(`${path}.${format}`);
}

function feed({ forum, settings, url, locale }: RequestContext, about: About, posts: readonly NewPost[]): View {
  const { siteUrl } = forum.config;
  const format: FeedFormat = about.format === "atom" ? "atom" : "rss";
  const { siteName, siteDescription } = settings;
  const body = feedXml(
    {
      title: about.title === siteName ? siteName : `${about.title} – ${siteName}`,
      description: siteDescription,
      language: locale,
      page: siteUrl + about.path,
      self: siteUrl + url.pathname,
      items: posts.map((post) => itemOf(post, siteUrl)),
    },
    format,
  );
  return { status: 200, type: FEED_TYPES[format], body, isListed: false };
}

function itemOf(post: NewPost, siteUrl: string): FeedItem {
  const { thread, number, id } = post;
  return {
    title: number === 1 ? thread.title : `${thread.title} · #${number}`,
    url: siteUrl + (number === 1 ? threadPath(thread) : postPath(thread, number)),
    id: `${siteUrl}/p/${id}`,
    author: post.author.displayName,
    html: withAbsoluteLinks(post.html, siteUrl),
    createdAt: post.createdAt,
    editedAt: post.editedAt,
    categories: [thread.category.name, ...post.tags],
  };
}

/** Our own HTML away from our own pages: it is ours, so links are written in one way only. */
function withAbsoluteLinks(html: string, siteUrl: string): string {
  return html.replace(/(<(?:a|img)\b[^>]*? (?:href|src)=")(\/(?!\/))/g, `$1${siteUrl}$2`);
}
