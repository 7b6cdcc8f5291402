import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { threadPath } from "#forum/threads/addresses.ts";
import { type PostView, postsOnPage, postView, readThread } from "#forum/threads/queries.ts";
import { Tabs } from "#ui/navigation.tsx";
import { Notice } from "#ui/notice.tsx";
import { item } from "#ui/schema.ts";
import { here } from "#web/context.ts";
import { pageNumber, pathId, type Query, single } from "#web/params.ts";
import { StaffNotes } from "../../../moderation/notes/staff-notes.tsx";
import { Pages } from "../../../pages.tsx";
import { Feedback, Related } from "./below.tsx";
import { Conversation } from "./conversation.tsx";
import { KnowledgeTools } from "./knowledge-tools.tsx";
import { PostsThatLeft } from "./left.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { ThreadResult } from "./result.tsx";
import { threadScene } from "./scene.ts";
import { threadFacts } from "./schema.ts";
import { ThreadFactsAside } from "./thread-facts.tsx";
import { threadHead } from "./thread-head.ts";
import { ThreadHeader } from "./thread-header.tsx";
import { ThreadTools } from "./thread-tools.tsx";
import { forWhoOnlyReads, lastNumberOf, readBefore, visit } from "./visit.ts";

const isSaidAbove = (said: string) => ["muted", "unmuted", "open", "result", "checked", "split"].includes(said);

/** What asks for the same posts in another shape. */
const OTHER_SHAPES = ["view", "reply", "quote", "said", "result"];

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Query };

// Asked once a request, for the head and the body of the page.
const threadHere = cache((id: number) => readThread(here().forum, here().actor, id));
const postsHere = cache((id: number, page: number) => postsOnPage(here().forum, here().actor, id, page));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const id = pathId((await params).id);
  const thread = id === null ? "none" : await threadHere(id);
  if (typeof thread === "string") return {};
  const query = await searchParams;
  const page = pageNumber(query.page) ?? 1;
  return threadHead({
    thread,
    posts: await postsHere(thread.id, page),
    page,
    isListed: OTHER_SHAPES.every((name) => query[name] === undefined),
  });
}

export default async function ThreadPage({ params, searchParams }: Props) {
  const context = here();
  const { forum, actor, t, url } = context;
  const id = pathId((await params).id);
  const thread = id === null ? "none" : await threadHere(id);
  if (thread === "gone") context.status = 410;
  if (typeof thread === "string") notFound();
  const path = threadPath(thread);
  // The pages of one that was merged away are not those of the other.
  if (url.pathname !== path) permanentRedirect(thread.id === id ? path + url.search : path);
  const query = await searchParams;
  const page = pageNumber(query.page);
  if (page === null || page > thread.pages) notFound();
  const flat = query.view === "flat" || (query.view === undefined && actor.flatView);

  const posts = await postsHere(thread.id, page);
  const accepted = await acceptedOnFirstPage(thread.acceptedPostId, posts, page);
  const shown = { thread, posts, accepted };
  const before = await readBefore(thread.id);
  if (context.shared) context.shared.suits = forWhoOnlyReads(shown);
  else await visit(thread.id, lastNumberOf(posts));

  const said = actor.id === null ? "" : single(query.said);
  const scene = await threadScene(context, { ...shown, page, flat, before, said });
  const viewHref = (view: "tree" | "flat") => {
    // The reader's own choice needs no parameter.
    const chosen: Record<string, string> = actor.flatView === (view === "flat") ? {} : { view };
    const kept = new URLSearchParams({ ...chosen, ...(page > 1 && { page: String(page) }) }).toString();
    return kept ? `${path}?${kept}` : path;
  };
  const view = single(query.view);
  const keep: Record<string, string> = view ? { view } : {};
  const pages = { current: page, total: thread.pages, path, keep };
  const facts = await threadFacts(scene);
  return (
    <main id="main" className="wrap thread" {...(facts?.type === "Question" && item("QAPage"))}>
      <div {...(facts && item(facts.type, facts.type === "Question" ? "mainEntity" : undefined))}>
        {facts && <ThreadFacts {...facts} />}
        <ThreadHeader scene={scene} />
        {isSaidAbove(said) && (
          <Notice tone="success" live>
            {t(`thread.said.${said}`)}
          </Notice>
        )}
        {thread.deletedAt !== null && <Notice tone="danger">{t("thread.deletedNotice")}</Notice>}
        {page === 1 && <ThreadResult scene={scene} editing={single(query.result) === "1"} />}
        <PostsThatLeft scene={scene} />
        <Pages {...pages} above />
        <Conversation
          scene={scene}
          tabs={
            thread.replyCount > 0 && (
              <Tabs
                label={t("thread.views")}
                items={[
                  { href: viewHref("tree"), label: t("thread.tree"), current: !flat },
                  { href: viewHref("flat"), label: t("thread.flat"), current: flat },
                ]}
              />
            )
          }
        />
        <Pages {...pages} />
        {scene.own && thread.kind === "question" && thread.replyCount === 0 && (
          <Notice tone="success" title={t("thread.published")}>
            {t("thread.publishedText")}
          </Notice>
        )}
        <Feedback scene={scene} given={single(query.said) === "feedback"} />
        <ReplyForm scene={scene} to={single(query.reply)} quote={single(query.quote)} />
        <Related scene={scene} />
      </div>
      <aside className="facts" aria-label={t("thread.facts")}>
        <ThreadFactsAside scene={scene} />
        <KnowledgeTools scene={scene} />
        <ThreadTools scene={scene} />
        <StaffNotes target="thread" targetId={thread.id} back={path} />
      </aside>
    </main>
  );

  /** The accepted answer stands under its question on the first page, wherever its own place is. */
  async function acceptedOnFirstPage(postId: number | null, here: PostView[], on: number): Promise<PostView | null> {
    if (postId === null || on !== 1 || typeof thread === "string" || thread.kind !== "question") return null;
    return here.find((post) => post.id === postId) ?? (await postView(forum, actor, postId));
  }
}

/** For search engines: what the page does not show as words. */
function ThreadFacts({ url, counts, begun, partOf }: NonNullable<Awaited<ReturnType<typeof threadFacts>>>) {
  return (
    <>
      <link itemProp="url" href={url} />
      {Object.entries(counts).map(([name, value]) => (
        <meta key={name} itemProp={name} content={String(value)} />
      ))}
      {begun && (
        <span {...item("Person", "author")}>
          <meta itemProp="name" content={begun.by.name} />
          {begun.by.href && <link itemProp="url" href={begun.by.href} />}
        </span>
      )}
      {begun && <meta itemProp="datePublished" content={new Date(begun.at).toISOString()} />}
      {partOf && (
        <span {...item("WebPage", "isPartOf")}>
          <meta itemProp="name" content={partOf.name} />
          <link itemProp="url" href={partOf.url} />
        </span>
      )}
    </>
  );
}
