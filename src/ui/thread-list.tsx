import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Chip, NewMark, StateMark, TagLink, type ThreadState } from "./mark.tsx";
import { Spaced } from "./spaced.tsx";
import { Static } from "./static.tsx";

export type ThreadRowView = {
  id: number;
  href: string;
  title: string;
  state: ThreadState;
  stateLabel: string;
  /** The number to the right, formatted, and what it counts ("answers"). */
  count: { value: string; noun: string };
  category?: { name: string; href: string; color?: string };
  tags?: readonly { name: string; href: string }[];
  /** Who did what last and when; ready words, may hold <b> and Time. */
  activity: ReactNode;
  /** What is new since the reader's last visit. */
  news?: { label: string; href?: string };
  /** The words for the icons; absent when it is not so. */
  pinned?: string;
  closed?: string;
  /** A few words of the post, for lists of one person's posts. */
  excerpt?: string;
};

function ThreadRow({ thread, level }: { thread: ThreadRowView; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <li className={thread.news ? "unread" : undefined}>
      <StateMark state={thread.state} label={thread.stateLabel} />
      <Heading>
        {thread.pinned && <Sign icon="pin" label={thread.pinned} />}
        {thread.closed && <Sign icon="lock" label={thread.closed} />}
        <a href={thread.href}>{thread.title}</a>
        {thread.news && <NewMark {...thread.news} />}
      </Heading>
      {thread.excerpt && <p className="excerpt">{thread.excerpt}</p>}
      <p className="meta">
        <Spaced>
          {thread.category && <Chip {...thread.category} />}
          {thread.tags?.map((tag) => (
            <TagLink key={tag.name} {...tag} />
          ))}
          <span>{thread.activity}</span>
        </Spaced>
      </p>
      <p className="count">
        <b>{thread.count.value}</b> {thread.count.noun}
      </p>
    </li>
  );
}

/** Threads in the order they come; the page says how that order is made. `level` is the level of the titles. */
export function ThreadList({ threads, level = 2 }: { threads: readonly ThreadRowView[]; level?: 2 | 3 }) {
  return (
    <Static as="ul" className="threads">
      {threads.map((thread) => (
        <ThreadRow key={thread.id} thread={thread} level={level} />
      ))}
    </Static>
  );
}

function Sign({ icon, label }: { icon: "pin" | "lock"; label: string }) {
  return (
    <span title={label}>
      <Icon name={icon} />
      <span className="vh">{label}: </span>
    </span>
  );
}
