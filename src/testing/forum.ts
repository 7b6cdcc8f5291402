/** A forum for one test story, on a real database, with a clock that the story sets. */
import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { type Audience, type CategoryKind, categories } from "#db/schema/index.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { type Actor, actorOf } from "#forum/members/actor.ts";
import { insertMember, type NewMember } from "#forum/members/changes.ts";
import type { Judge } from "#forum/threads/gate.ts";
import { bumpVersion } from "#forum/versions.ts";
import { readConfig } from "#platform/config.ts";
import { aDatabase } from "./database.ts";

export interface Clock {
  now: number;
  /** Lets time pass, in ms. */
  pass(ms: number): void;
}

export interface TestForum {
  forum: Forum;
  clock: Clock;
  dir: string;
  /** A new member with a confirmed address, as an actor. */
  member(name: string, more?: Partial<NewMember>): Promise<Actor>;
  /** A new category that everyone may see, start and reply in, unless said otherwise. */
  category(name: string, more?: Partial<CategoryDraft>): Promise<number>;
}

interface CategoryDraft {
  kind: CategoryKind;
  parentId: number | null;
  see: Audience;
  start: Audience;
  reply: Audience;
}

/** 3 March 2026, 10:00 UTC: a Tuesday. */
export const A_TUESDAY = Date.UTC(2026, 2, 3, 10);

interface ForumOptions {
  connections?: number;
  env?: Record<string, string>;
  /** Who looks at what is posted: nobody, unless the story is about that. */
  judges?: readonly Judge[];
}

export async function aForum(options: ForumOptions = {}): Promise<TestForum> {
  const database = await aDatabase();
  const clock: Clock = {
    now: A_TUESDAY,
    pass(ms) {
      this.now += ms;
    },
  };
  const config = readConfig({
    SITE_URL: "https://forum.example.org",
    DATA_DIR: database.dir,
    ...(database.databaseUrl && { DATABASE_URL: database.databaseUrl }),
    ...options.env,
  });
  const forum = await openForum({
    config,
    secret: "a secret that only tests know, and everybody",
    runJobs: false,
    now: () => clock.now,
    connections: options.connections ?? 4,
    judges: options.judges ?? [],
  });
  onTestFinished(async () => {
    await forum.close();
    await database.drop();
  });
  return {
    forum,
    clock,
    dir: database.dir,
    member: async (name, more = {}) => {
      const userId = await forum.write((tx) =>
        insertMember(tx, {
          username: name,
          email: `${name}@example.org`,
          emailConfirmedAt: clock.now,
          createdAt: clock.now,
          ...more,
        }),
      );
      return actorOf(forum, userId);
    },
    category: async (name, more = {}) =>
      forum.write(async (tx) => {
        const [row] = await tx
          .insert(categories)
          .values({
            name,
            slug: name.toLowerCase(),
            description: "",
            kind: "questions",
            color: "#0b6e5f",
            position: 0,
            see: "everyone",
            start: "members",
            reply: "members",
            threadCount: 0,
            createdAt: clock.now,
            ...more,
          })
          .returning({ id: categories.id });
        await bumpVersion(tx, "structure");
        if (!row) throw new Error("no category was made");
        return row.id;
      }),
  };
}

/** A key as the forms make them: the same one twice posts once. */
export const newKey = (): string => randomUUID();
