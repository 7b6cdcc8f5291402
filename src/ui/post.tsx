import type { ReactNode } from "react";
import { Action, type ActionItem, Menu } from "./action-item.tsx";
import { HelpfulCounter } from "./counter.tsx";
import { Icon } from "./icon.tsx";
import { NewMark } from "./mark.tsx";
import { Avatar, type PersonView, RoleLine } from "./person.tsx";
import { type Helpful, type PostRole, roleItem } from "./schema.ts";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";
import { type Moment, Time } from "./time.tsx";

type Link = { href: string; label: string };

/** Rendered and sanitised at write time; one string, so that a page of posts stays a small tree. */
export function Body({ html, says }: { html: string; says?: boolean }) {
  const prop = says ? { itemProp: "text" } : {};
  return <div className="body" data-post-body="" {...prop} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Who wrote it, and when. */
export function ByLine({
  author,
  time,
  href,
  number,
  news,
  role,
}: {
  author: PersonView;
  time: Moment;
  href: string;
  number: number;
  news?: string;
  role?: PostRole;
}) {
  return (
    <div className="by">
      <Spaced>
        <Avatar name={author.name} id={author.id} />
        <RoleLine person={author} says={role !== undefined} />
        {news && <NewMark label={news} />}
        <a className="when" href={href} itemProp={role && role !== "main" ? "url" : undefined}>
          <Time {...time} itemProp={role && "datePublished"} /> <span className="num">#{number}</span>
        </a>
      </Spaced>
    </div>
  );
}

export type PostView = {
  number: number;
  /** The post's own address; the link at its time. */
  href: string;
  author: PersonView;
  time: Moment;
  /** Absent where the text stands elsewhere on this page (an accepted answer under its question). */
  html?: string;
  /** Small talk: the words for the line that unfolds it. */
  folded?: string;
  /** Written by somebody of the company. */
  staff?: boolean;
  opening?: boolean;
  /** Past three levels or across pages: "in reply to Jonas, #2". */
  replyTo?: Link;
  /** The answer that helped; `link` leads to where its text stands. */
  accepted?: { label: string; link?: Link };
  /** "new", when it came after the reader's last visit. */
  news?: string;
  edited?: { label: string; time: Moment; href: string };
  /** What was just done with it. */
  notice?: string;
  /** What it is for search engines; absent: nothing of its own. */
  role?: PostRole;
  /** How many found it helpful, for the same. */
  helpful?: Helpful;
  /** How many comments stand below it, for the same; absent: not all of them are on this page. */
  comments?: number;
  /** Quiet text under the post. */
  actions?: readonly ActionItem[];
  /** What is needed less often, behind one word. */
  more?: { label: string; items: readonly ActionItem[] };
};

/** One post; `children` are its replies, in a `Replies`. */
export function PostCard({ post, children }: { post: PostView; children?: ReactNode }) {
  const { accepted, replyTo, edited, actions, more, role } = post;
  return (
    <Static
      as="article"
      className={`post${post.staff ? " staff" : ""}${post.opening ? " opening" : ""}`}
      id={`post-${post.number}`}
      data-staff={post.staff ? "" : undefined}
      data-accepted={accepted && post.html !== undefined ? "" : undefined}
      {...roleItem(role)}
    >
      <ByLine
        author={post.author}
        time={post.time}
        href={post.href}
        number={post.number}
        news={post.news}
        role={role}
      />
      {role && post.helpful && <HelpfulCounter {...post.helpful} />}
      {role && post.comments !== undefined && <meta itemProp="commentCount" content={String(post.comments)} />}
      {replyTo && <ReplyTo {...replyTo} />}
      {accepted && (
        <p className="accepted">
          <span>
            <Icon name="state-solved" /> {accepted.label}
          </span>{" "}
          {accepted.link && <a href={accepted.link.href}>{accepted.link.label}</a>}
        </p>
      )}
      {post.html !== undefined && !post.folded && <Body html={post.html} says={role !== undefined} />}
      {post.html !== undefined && post.folded && (
        <details className="folded">
          <summary>{post.folded}</summary>
          <Body html={post.html} />
        </details>
      )}
      {edited && (
        <p className="edited">
          <a href={edited.href}>
            {edited.label} <Time {...edited.time} itemProp={role && "dateModified"} />
          </a>
        </p>
      )}
      {post.notice && (
        <p className="said" role="status">
          <Icon name="check" /> {post.notice}
        </p>
      )}
      <Acts actions={actions} more={more} />
      {children}
    </Static>
  );
}

/** What can be done with a post. */
export function Acts({ actions, more }: Pick<PostView, "actions" | "more">) {
  if (!actions?.length && !more?.items.length) return null;
  return (
    <div className="acts">
      <Spaced>
        {actions?.map((item) => (
          <Action key={item.label} item={item} className="btn quiet small" />
        ))}
        {more && more.items.length > 0 && <Menu label={more.label} items={more.items} />}
      </Spaced>
    </div>
  );
}

function ReplyTo({ href, label }: Link) {
  return (
    <p className="to">
      <Icon name="hook" />
      <a href={href}>{label}</a>
    </p>
  );
}

/** What stays of a deleted post: its number, so that links and replies keep their place. Moderators get the text. */
export function Tombstone({
  number,
  label,
  replyTo,
  html,
  actions,
  children,
}: {
  number: number;
  /** e.g. "Deleted by its author · 14 Nov" */
  label: ReactNode;
  replyTo?: Link;
  html?: string;
  actions?: readonly ActionItem[];
  children?: ReactNode;
}) {
  return (
    <Static as="article" className="post gone" id={`post-${number}`}>
      <p className="line-1">
        <Icon name="trash" />
        <span>{label}</span>
        <span className="when">#{number}</span>
      </p>
      {replyTo && <ReplyTo {...replyTo} />}
      {html !== undefined && <div className="body" dangerouslySetInnerHTML={{ __html: html }} />}
      <Acts actions={actions} />
      {children}
    </Static>
  );
}

/** All posts of a page as one string: put the whole talk into it, it costs less than a string for each post. */
export function PostList({ children }: { children: ReactNode }) {
  return (
    <Static as="div" className="posts">
      {children}
    </Static>
  );
}

/** Replies hang on a line; nest at most three of these and use `replyTo` below that. */
export function Replies({ children }: { children: ReactNode }) {
  return <div className="replies">{children}</div>;
}

/** The line above the first post that is new to the reader. */
export function SinceLine({ label }: { label: string }) {
  return <p className="since">{label}</p>;
}
