/** The throw-away forum of a run: imported once, served once, shared by all its benches. */
import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count, gte } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import { importFrom } from "#forum/archive/import.ts";
import { archiveSource } from "#forum/archive/readers/archive.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { insertMember } from "#forum/members/changes.ts";
import { startSession } from "#forum/members/sessions.ts";
import { removeIndex } from "#forum/search/meilisearch/connection.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { limitsInput } from "#forum/settings/input.ts";
import { preventionInput } from "#forum/settings/prevention.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { POSTS_PER_PAGE } from "#forum/threads/input.ts";
import { authSecret, prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { migrateDatabase } from "#platform/migrate.ts";
import { DATABASE_FILE, openStore } from "#platform/store.ts";
import { cookieCodec } from "#web/session-cookie.ts";
import { Problem } from "../problem.ts";
import { corpusIn, postsIn, type Size } from "./corpus.ts";
import { say, stopwatch } from "./figures.ts";
import { freePort, type Server, startServer } from "./processes.ts";
import { engineOfItsOwn } from "./search-engine.ts";

export interface Imported {
  posts: number;
  seconds: number;
  /** Records that the import had something against. */
  problems: number;
}

export interface Site {
  readonly dir: string;
  /** Beside the server, in this process. */
  readonly forum: Forum;
  readonly imported: Imported;
  /** Its search index came with it. */
  readonly isIndexed: boolean;
  /** Starts with the first bench that asks for it. */
  server(): Promise<Server>;
  /** Cookies of so many members, whom no limit holds up: regulars. */
  memberCookies(howMany: number): Promise<string[]>;
  threads(howMany: number): Promise<{ id: number; path: string }[]>;
  /** Those with at least one full page. */
  fullThreads(howMany: number): Promise<{ id: number; path: string }[]>;
  close(): Promise<void>;
}

/** Builds a forum of this size in a folder of its own, which goes again at `close`. */
export async function buildSite(size: Size): Promise<Site> {
  const place = aPlace();
  const corpus = corpusIn(join(place.dir, "corpus"), size, process.env);
  return openSite(place, false, (forum) => importCorpus(forum, corpus));
}

/** The same on a copy of an existing forum on SQLite, which may be running and stays as it is. @throws Problem */
export async function copySite(from: string): Promise<Site> {
  const file = join(from, DATABASE_FILE);
  if (!existsSync(file))
    throw new Problem(`--data should name the folder of a forum on SQLite, but ${file} is not there.`);
  const place = aPlace();
  say(`copying ${from}`);
  const store = await openStore({ file });
  await store.copyTo?.(join(place.dataDir, DATABASE_FILE));
  await store.close();
  // While somebody writes to an index its file alone is no index; it can be built anew.
  const index = join(from, "search.db");
  const isWhole = existsSync(index) && !existsSync(`${index}-wal`);
  if (isWhole) copyFileSync(index, join(place.dataDir, "search.db"), constants.COPYFILE_FICLONE);
  return openSite(place, isWhole, async (forum) => {
    const [stored] = await forum.db.select({ n: count() }).from(posts);
    return { posts: stored?.n ?? 0, seconds: 0, problems: 0 };
  });
}

interface Place {
  dir: string;
  dataDir: string;
  remove(): void;
}

function aPlace(): Place {
  const dir = mkdtempSync(join(tmpdir(), "stoa-bench-"));
  const dataDir = join(dir, "data");
  prepareDataDir(dataDir);
  const remove = () => rmSync(dir, { recursive: true, force: true });
  process.once("exit", remove);
  return { dir, dataDir, remove };
}

async function openSite(
  { dir, dataDir, remove }: Place,
  isIndexed: boolean,
  fill: (forum: Forum) => Promise<Imported>,
): Promise<Site> {
  const port = await freePort();
  const engine = engineOfItsOwn(process.env);
  const config = readConfig({ DATA_DIR: dataDir, PORT: String(port), ...engine });
  await migrateDatabase(config);
  const forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  const imported = await fill(forum);
  let server: Promise<Server> | undefined;
  return {
    dir,
    forum,
    imported,
    isIndexed,
    server: () => {
      if (!server) say("starting the server");
      server ??= startServer(dataDir, port, { engine });
      return server;
    },
    memberCookies: (howMany) => memberCookies(forum, howMany),
    threads: (howMany) => threadsWith(forum, 1, howMany),
    fullThreads: (howMany) => threadsWith(forum, POSTS_PER_PAGE, howMany),
    async close() {
      await (await server)?.stop();
      await forum.close();
      if (config.meilisearch) await removeIndex(config.meilisearch);
      remove();
    },
  };
}

async function importCorpus(forum: Forum, corpus: string): Promise<Imported> {
  say(`importing ${postsIn(corpus)} posts`);
  let problems = 0;
  const report = {
    problem: () => void problems++,
    leftOut: () => undefined,
    note: () => undefined,
    read: () => undefined,
  };
  const elapsed = stopwatch();
  await importFrom(forum, await archiveSource(corpus), { source: "bench", report });
  const seconds = elapsed() / 1000;
  const [stored] = await forum.db.select({ n: count() }).from(posts);
  return { posts: stored?.n ?? 0, seconds, problems };
}

const AS_MUCH_AS_WANTED = { count: 1_000_000, seconds: 1 };

async function memberCookies(forum: Forum, howMany: number): Promise<string[]> {
  const limits = Object.fromEntries(Object.keys(limitsInput.shape).map((name) => [name, AS_MUCH_AS_WANTED]));
  const codec = cookieCodec(forum);
  const sessions = await forum.write(async (tx) => {
    const prevention = preventionInput.parse({ regularDays: 0, regularPosts: 0, regularPostDays: 0 });
    await putSettings(tx, { limits: limitsInput.parse(limits), prevention });
    const now = forum.now();
    const started: { userId: number; secret: string }[] = [];
    for (let n = 0; n < howMany; n++) {
      const username = `bench_${now.toString(36)}_${n}`;
      const email = `${username}@example.com`;
      const userId = await insertMember(tx, { username, email, emailConfirmedAt: now, createdAt: now });
      started.push({ userId, secret: await startSession(tx, userId, { address: "127.0.0.1", agent: "bench" }, now) });
    }
    return started;
  });
  const cookies = await Promise.all(sessions.map(({ secret, userId }) => codec.write(secret, userId)));
  return cookies.map((cookie) => cookie.split(";")[0] ?? "");
}

/** Paths of threads with so many posts at least. */
async function threadsWith(forum: Forum, posts: number, howMany: number): Promise<{ id: number; path: string }[]> {
  const rows = await forum.db
    .select({ id: threads.id, slug: threads.slug })
    .from(threads)
    .where(gte(threads.lastNumber, posts))
    .orderBy(threads.id)
    .limit(howMany);
  return rows.map((thread) => ({ id: thread.id, path: threadPath(thread) }));
}
