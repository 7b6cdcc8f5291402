/** First posts of real people, read where they lie, and the answers of others among whom they and the spam are posted. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import { importFrom } from "#forum/archive/import.ts";
import { discourseSource } from "#forum/archive/readers/discourse.ts";
import type { Source } from "#forum/archive/readers/source.ts";
import { stackExchangeSource } from "#forum/archive/readers/stackexchange.ts";
import { openForum } from "#forum/forum.ts";
import { authSecret, prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { migrateDatabase } from "#platform/migrate.ts";
import { randomFrom } from "./random.ts";

export interface HonestPost {
  /** null: a reply. */
  title: string | null;
  body: string;
}

export interface People {
  /** First posts, in an order that is the same each time. */
  honest: HonestPost[];
  /** Threads that are there before, in which nobody of those wrote. */
  threads: { title: string; bodies: string[] }[];
}

const OF_EACH = { discourse: 200, stackexchange: 200, german: 100 };
const LEAST_CHARS = 20;
const MOST_CHARS = 12_000;
const THREADS = 80;
const REPLIES = 8;
const SEED = 4_711;

/** @throws Error when the folder with other people's forums is not there */
export async function readPeople(folder: string): Promise<People> {
  const discourse = await postsOf(await discourseSource(join(folder, "discourse-topics")));
  const exchanges = await Promise.all(
    ["se_conlang-meta", "se_beer-meta", "se_quantumcomputing"].map(async (name) =>
      postsOf(await stackExchangeSource(join(folder, name), name)),
    ),
  );
  const random = randomFrom(SEED);
  const some = <T>(from: readonly T[], howMany: number): T[] =>
    from
      .map((each) => [random.next(), each] as const)
      .sort(([a], [b]) => a - b)
      .slice(0, howMany)
      .map(([, each]) => each);
  const first = [
    ...some(firstOnes(discourse), OF_EACH.discourse),
    ...some(exchanges.flatMap(firstOnes), OF_EACH.stackexchange),
  ];
  const chosen = new Set(first);
  const german = some(germanComments(join(folder, "german-comments/comments_test.csv")), OF_EACH.german);
  const honest = [...first, ...german.map((body) => ({ title: null, body }))];
  const rest = [discourse, ...exchanges].flatMap((all) => all.filter((post) => !chosen.has(post)));
  return { honest: some(honest, honest.length), threads: some(threadsOf(rest), THREADS) };
}

interface Read extends HonestPost {
  threadId: number;
  threadTitle: string;
  authorId: number;
}

/** What an import makes of a source, the oldest first. */
async function postsOf(source: Source): Promise<Read[]> {
  const dir = mkdtempSync(join(tmpdir(), "stoa-people-"));
  try {
    const config = readConfig({ DATA_DIR: dir });
    prepareDataDir(dir);
    await migrateDatabase(config);
    const forum = await openForum({ config, secret: authSecret(config), runJobs: false });
    const nothing = () => undefined;
    const report = { problem: nothing, leftOut: nothing, note: nothing, read: nothing };
    await importFrom(forum, source, { source: "people", report });
    const rows = await forum.db
      .select({
        number: posts.number,
        body: posts.body,
        threadId: threads.id,
        title: threads.title,
        authorId: posts.authorId,
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .orderBy(asc(posts.createdAt), asc(posts.id));
    await forum.close();
    return rows.map(({ number, title, ...post }) => ({
      ...post,
      title: number === 1 ? title : null,
      threadTitle: title,
    }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function firstOnes(all: readonly Read[]): Read[] {
  const seen = new Set<number>();
  const first = all.filter(({ authorId }) => !seen.has(authorId) && seen.add(authorId));
  return first.filter(({ body }) => body.length >= LEAST_CHARS && body.length <= MOST_CHARS);
}

function threadsOf(all: readonly Read[]): People["threads"] {
  return [...Map.groupBy(all, ({ threadId, threadTitle }) => `${threadId} ${threadTitle}`).values()]
    .map((written) => ({
      title: written[0]?.threadTitle ?? "",
      bodies: written
        .map(({ body }) => body)
        .filter((body) => body.length >= LEAST_CHARS && body.length <= MOST_CHARS)
        .slice(0, REPLIES),
    }))
    .filter(({ bodies }) => bodies.length >= 2);
}

/** The third column of a CSV whose texts stand in quotes. */
function germanComments(file: string): string[] {
  const rows = readFileSync(file, "utf8").matchAll(/^"[^"]*","[^"]*","((?:[^"]|"")*)"$/gm);
  return [...rows].map(([, text = ""]) => text.replaceAll('""', '"')).filter((text) => text.length >= LEAST_CHARS);
}
