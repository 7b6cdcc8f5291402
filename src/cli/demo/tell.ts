import type { Tag, Where } from "./categories.ts";
import type { Who } from "./people.ts";
import type { DemoEdition, DemoPost, DemoThread } from "./types.ts";

/**
 * The few words in which the demo's threads are told.
 *
 * A moment is one of
 * - "25m", "3h", "2d": before now for an opening post, after the post before it for all others;
 * - "12d 21:40": at that clock time, 12 days ago for an opening post, 12 days after the opening
 *   day for all others. Clocks show Central European winter time all year, so that the demo does
 *   not depend on the machine's time zone.
 */
export type Moment = string;

export interface Said {
  author: Who;
  when: Moment;
  body: string;
  more: Details;
}

interface Details {
  /** Number of the post replied to. */
  to?: number;
  helpful?: Who[];
  accepted?: true;
  /** Earlier texts, oldest first: `after` counts from the post or from the edit before. */
  edited?: { was: string; after: Moment; by?: Who }[];
  deleted?: { after: Moment; by: Who; reason: string };
}

interface Head {
  key: string;
  in: Where;
  title: string;
  tags?: Tag[];
  pinned?: true;
  formerTitle?: string;
  formerCategory?: Where;
  /** `after` counts from the last post. */
  closed?: { after: Moment; by: Who; reason: string };
}

export interface Told extends Head {
  kind: DemoThread["kind"];
  said: Said[];
}

const MINUTE_MS = 60_000;
const UNIT_MS = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: 1440 * MINUTE_MS };
const CLOCK_AHEAD_OF_UTC_MS = UNIT_MS.h;

/** One post, its Markdown following as a template: `` by("ole77", "5m")`Moin!` ``. */
export function by(author: Who, when: Moment, more: Details = {}) {
  return (text: TemplateStringsArray): Said => ({ author, when, more, body: md(text) });
}

/** Markdown without the indentation of the source; backslashes stay, except in \`. */
export function md(text: TemplateStringsArray): string {
  const lines = (text.raw[0] ?? "").replaceAll("\\`", "`").split("\n");
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map((line) => line.search(/\S/));
  const margin = Math.min(...indents);
  return lines
    .map((line, index) => (index === 0 ? line : line.slice(margin)))
    .join("\n")
    .trim();
}

const told =
  (kind: DemoThread["kind"]) =>
  (head: Head, ...said: Said[]): Told => ({ ...head, kind, said });

export const question = told("question");
export const discussion = told("discussion");
export const announcement = told("announcement");

/** Turns what is told into data, with every moment counted from `now`. */
export function retell(story: Told, now: number): DemoThread {
  const { in: category, tags = [], closed, said, ...head } = story;
  const [opening, ...replies] = said;
  if (!opening) throw new Error(`${head.key} has no opening post`);
  const start = momentOfOpening(opening.when, now);
  const posts = [retellPost(opening, 1, start)];
  let last = start;
  for (const reply of replies) {
    last = momentOfReply(reply.when, start, last);
    posts.push(retellPost(reply, posts.length + 1, last));
  }
  return {
    ...head,
    category,
    author: opening.author,
    tags,
    createdAt: start,
    posts,
    ...(closed && {
      closedAt: last + duration(closed.after),
      closedBy: closed.by,
      closedReason: closed.reason,
    }),
  };
}

function retellPost({ author, body, more }: Said, number: number, createdAt: number): DemoPost {
  const { to = null, edited, deleted, ...marks } = more;
  return {
    number,
    author,
    parent: to,
    body,
    createdAt,
    ...marks,
    ...(edited && { editions: retellEditions(edited, author, createdAt) }),
    ...(deleted && {
      deleted: { at: createdAt + duration(deleted.after), by: deleted.by, reason: deleted.reason },
    }),
  };
}

function retellEditions(edited: NonNullable<Details["edited"]>, author: Who, createdAt: number): DemoEdition[] {
  let at = createdAt;
  return edited.map(({ was, after, by: editor = author }) => {
    at += duration(after);
    return { body: was, at, by: editor };
  });
}

function momentOfOpening(when: Moment, now: number): number {
  const clock = atClock(when);
  return clock ? startOfDay(now) - clock.days * UNIT_MS.d + clock.ms : now - duration(when);
}

function momentOfReply(when: Moment, start: number, previous: number): number {
  const clock = atClock(when);
  return clock ? startOfDay(start) + clock.days * UNIT_MS.d + clock.ms : previous + duration(when);
}

function startOfDay(time: number): number {
  return time - ((time + CLOCK_AHEAD_OF_UTC_MS) % UNIT_MS.d);
}

function atClock(when: Moment): { days: number; ms: number } | null {
  const match = /^(\d+)d (\d\d):(\d\d)$/.exec(when);
  if (!match) return null;
  const [, days, hours, minutes] = match.map(Number) as [number, number, number, number];
  return { days, ms: hours * UNIT_MS.h + minutes * UNIT_MS.m };
}

function duration(span: Moment): number {
  const match = /^(\d+)([mhd])$/.exec(span);
  if (!match) throw new Error(`"${span}" is no span of time like 25m, 3h or 2d`);
  return Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
}
