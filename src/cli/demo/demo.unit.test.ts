import { describe, expect, test } from "vitest";
import { demoForum } from "./index.ts";
import type { DemoPost, DemoThread } from "./types.ts";

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2031, 4, 17, 11);
const forum = demoForum(NOON);

const usernames = new Set(forum.people.map((person) => person.username));
const slugs = new Set(forum.categories.map((category) => category.slug));
const posts = forum.threads.flatMap((thread) => thread.posts);

function depth(thread: DemoThread, post: DemoPost): number {
  return post.parent === null ? 0 : 1 + depth(thread, thread.posts[post.parent - 1] as DemoPost);
}

describe("what the demo refers to is there", () => {
  test("people", () => {
    const named = [
      ...forum.groups.flatMap((group) => group.members),
      ...forum.people.flatMap((person) => person.suspended?.by ?? []),
      ...forum.threads.flatMap((thread) => [thread.author, thread.closedBy ?? []].flat()),
      ...posts.flatMap((post) => [post.author, ...(post.helpful ?? [])]),
      ...posts.flatMap((post) => post.editions?.map((edition) => edition.by) ?? []),
      ...posts.flatMap((post) => post.deleted?.by ?? []),
      ...posts.flatMap((post) => [...post.body.matchAll(/(?<![\w.])@([\p{L}\d_-]+)/gu)].map((m) => m[1])),
    ];
    // The one that is nobody stands in a block of Python.
    expect(named.filter((name) => !usernames.has(name as string))).toEqual(["dataclass"]);
  });

  test("categories, groups and tags", () => {
    const groups = new Set(forum.groups.map((group) => group.name));
    const tags = new Set(forum.tags.map((tag) => tag.name));
    const audiences = forum.categories.flatMap(({ see, start, reply }) => [see, start, reply]);
    const groupsNamed = audiences.flatMap((who) => (typeof who === "object" ? who.groups : []));
    expect(groupsNamed.every((name) => groups.has(name))).toBe(true);
    for (const thread of forum.threads) {
      expect(slugs).toContain(thread.category);
      expect(slugs).toContain(thread.formerCategory ?? thread.category);
      for (const tag of thread.tags) expect(tags).toContain(tag);
    }
    const used = new Set(forum.threads.flatMap((thread) => thread.tags));
    expect([...tags].filter((tag) => !used.has(tag))).toEqual([]);
  });

  test("a parent category stands before its sub-categories and has none above it", () => {
    const seen = new Map<string, string | undefined>();
    for (const { slug, parent } of forum.categories) {
      if (parent) expect(seen.has(parent) && seen.get(parent) === undefined).toBe(true);
      seen.set(slug, parent);
    }
  });
});

describe("threads hold together", () => {
  test("numbers run from 1, parents come first, the opening is by the author", () => {
    for (const thread of forum.threads) {
      expect(thread.posts.map((post) => post.number)).toEqual(thread.posts.map((_, i) => i + 1));
      expect(thread.posts[0]).toMatchObject({ author: thread.author, parent: null });
      for (const post of thread.posts) {
        if (post.parent !== null) expect(post.parent).toBeLessThan(post.number);
        expect(post.parent).not.toBe(0);
      }
    }
    expect(new Set(forum.threads.map((thread) => thread.key)).size).toBe(forum.threads.length);
  });

  test("at most one answer is accepted, and only in a question", () => {
    for (const thread of forum.threads) {
      const accepted = thread.posts.filter((post) => post.accepted);
      expect(accepted.length).toBeLessThanOrEqual(thread.kind === "question" ? 1 : 0);
      expect(accepted[0]?.number).not.toBe(1);
    }
  });

  test("nobody marks their own post, nor one post twice", () => {
    for (const { author, helpful = [] } of posts) {
      expect(helpful).not.toContain(author);
      expect(new Set(helpful).size).toBe(helpful.length);
    }
  });

  test("no text is said twice, none is empty", () => {
    const bodies = posts.map((post) => post.body);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect(bodies.filter((body) => body === "" || /^\s|\s$/.test(body))).toEqual([]);
  });
});

/** The same at every hour of a day: clock times must not make the order depend on the time of day. */
describe("whatever the time of day", () => {
  const atEveryHour = Array.from({ length: 24 }, (_, hour) => NOON + hour * HOUR_MS).map((now) => ({
    now,
    later: demoForum(now),
  }));

  test("times grow and have passed", () => {
    for (const { now, later } of atEveryHour) {
      for (const thread of later.threads) {
        const times = thread.posts.map((post) => post.createdAt);
        expect(times, thread.key).toEqual([...new Set(times)].sort((a, b) => a - b));
        expect(thread.createdAt).toBe(times[0]);
        const last = Math.max(
          ...times,
          thread.closedAt ?? 0,
          ...thread.posts.flatMap((post) => post.editions?.map((edition) => edition.at) ?? []),
          ...thread.posts.flatMap((post) => post.deleted?.at ?? []),
        );
        expect(last, thread.key).toBeLessThan(now);
      }
    }
  });

  test("people write between joining and leaving", () => {
    for (const { now, later } of atEveryHour) {
      const people = new Map(later.people.map((person) => [person.username, person]));
      for (const { author, body, createdAt } of later.threads.flatMap((thread) => thread.posts)) {
        const person = people.get(author);
        expect(createdAt, body).toBeGreaterThan(person?.createdAt ?? now);
        expect(createdAt, body).toBeLessThan(person?.suspended?.at ?? person?.deletedAt ?? now);
      }
    }
  });

  test("something is new", () => {
    for (const { now, later } of atEveryHour) {
      expect(later.threads.at(-1)?.createdAt).toBeGreaterThan(now - HOUR_MS);
    }
  });
});

describe("the demo shows what the forum can do", () => {
  test("user names follow the rules", () => {
    for (const name of usernames) expect(name).toMatch(/^[\p{L}\d_-]{3,30}$/u);
    expect(usernames.size).toBe(forum.people.length);
  });

  test("every role, a suspended and a deleted account", () => {
    const roles = forum.people.map((person) => person.role);
    expect(new Set(roles).size).toBe(4);
    expect(roles.filter((role) => role === "staff")).toHaveLength(5);
    expect(forum.people.find((person) => person.role === "moderator")).not.toHaveProperty("team");
    expect(forum.people.filter((person) => person.suspended)).toHaveLength(1);
    expect(forum.people.filter((person) => person.deletedAt)).toHaveLength(1);
  });

  test("a deep thread, a long one, a closed one, a moved one, tombstones and history", () => {
    const depths = forum.threads.flatMap((thread) => thread.posts.map((post) => depth(thread, post)));
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(6);
    expect(Math.max(...forum.threads.map((thread) => thread.posts.length))).toBeGreaterThan(40);
    expect(forum.threads.some((thread) => thread.closedAt && thread.closedReason)).toBe(true);
    expect(forum.threads.some((thread) => thread.formerTitle && thread.formerCategory)).toBe(true);
    expect(posts.filter((post) => post.deleted).length).toBeGreaterThanOrEqual(2);
    expect(posts.some((post) => (post.editions?.length ?? 0) >= 2)).toBe(true);
  });

  test("both languages, about three questions in five, solved, open and unanswered", () => {
    const questions = forum.threads.filter((thread) => thread.kind === "question");
    expect(questions.length / forum.threads.length).toBeGreaterThan(0.55);
    const solved = questions.filter((thread) => thread.posts.some((post) => post.accepted));
    expect(solved.length / questions.length).toBeLessThan(0.85);
    expect(questions.some((thread) => thread.posts.length === 1)).toBe(true);
    const openings = forum.threads.map((thread) => ` ${thread.posts[0]?.body} `);
    expect(openings.filter((body) => / (der|die|und|nicht) /.test(body)).length).toBeGreaterThan(20);
    expect(openings.filter((body) => / (the|and|my|is) /.test(body)).length).toBeGreaterThan(12);
  });

  test("colours are readable on a white and on a dark page", () => {
    for (const { color } of forum.categories) {
      expect(contrast(color, "#ffffff")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color, "#171614")).toBeGreaterThanOrEqual(3);
    }
  });
});

/** Contrast of two colours as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
