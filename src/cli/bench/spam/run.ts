/** Plays spam, and honest first posts among it, against a forum of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, inArray } from "drizzle-orm";
import { caseReports, cases, posts, threads } from "#db/schema/index.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { authSecret, prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { migrateDatabase } from "#platform/migrate.ts";
import { say } from "../figures.ts";
import { freePort, startServer } from "../processes.ts";
import { commandsDoor } from "./commands-door.ts";
import { formsDoor } from "./forms-door.ts";
import { layGround, setLimits } from "./ground.ts";
import type { People } from "./people.ts";
import type { Door, Fate, Posting } from "./posting.ts";
import { setClock } from "./stand-in-clock.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2026, 2, 3, 10);

export interface Outcome {
  fates: Fate[];
  /** Keys of posts that can be read in the end. */
  visible: ReadonlySet<string>;
  /** What the detector says of texts that it holds, by key. */
  told: ReadonlyMap<string, string>;
}

export interface Play {
  postings: readonly Posting[];
  people: People;
  /** All limits of a new forum, or the detector alone. */
  limited: boolean;
  /** Through the forms of a server, or through the commands behind them. */
  http: boolean;
}

export async function play({ postings, people, limited, http }: Play): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), "stoa-spam-"));
  setClock(BEGIN - 200 * DAY);
  const port = await freePort();
  const config = readConfig({
    DATA_DIR: dir,
    ...(http ? { PORT: String(port) } : { SITE_URL: "https://forum.example.org" }),
  });
  prepareDataDir(dir);
  await migrateDatabase(config);
  const forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  const server = { stop: async () => {} };
  try {
    await setLimits(forum, false);
    const ground = await layGround(forum, people, (ms) => setClock(forum.now() + ms));
    await setLimits(forum, limited);
    let door = commandsDoor(forum, ground, BEGIN, setClock);
    if (http) {
      const started = await startServer(dir, port, { clock: join(import.meta.dirname, "stand-in-clock.ts") });
      server.stop = started.stop;
      door = formsDoor({ url: started.url, dataDir: dir, setClock: started.setClock }, ground, BEGIN);
    }
    const fates = await inTurn(door, postings);
    await forum.drain();
    return { fates, ...(await seen(forum, fates)) };
  } finally {
    await server.stop();
    await forum.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Joining and posting by the clock; who is turned away at the door for now comes back an hour later. */
async function inTurn(door: Door, postings: readonly Posting[]): Promise<Fate[]> {
  const firsts = [...Map.groupBy(postings, ({ account }) => account).values()].flatMap(([first]) => first ?? []);
  const coming = [...postings, ...firsts.map((posting) => ({ ...posting, at: posting.joinsAt, joins: true }))];
  coming.sort((a, b) => a.at - b.at);
  const fates: Fate[] = [];
  for (let next = coming.shift(); next; next = coming.shift()) {
    if (!("joins" in next)) {
      fates.push(await door.post(next));
      if (fates.length % 1_000 === 0) say(`${fates.length} of ${postings.length} sent`);
    } else if (!(await door.join(next))) {
      const at = next.at + HOUR;
      const place = coming.findIndex((other) => other.at > at);
      coming.splice(place < 0 ? coming.length : place, 0, { ...next, at, joinsAt: at });
    }
  }
  return fates;
}

async function seen(forum: Forum, fates: readonly Fate[]): Promise<Pick<Outcome, "visible" | "told">> {
  const keys = fates.map(({ clientKey }) => clientKey).filter(Boolean);
  const visible = new Set<string>();
  const told = new Map<string, string>();
  for (let at = 0; at < keys.length; at += 500) {
    const rows = await forum.db
      .select({ key: posts.clientKey, gone: posts.deletedAt, threadGone: threads.deletedAt, text: caseReports.text })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .leftJoin(cases, and(eq(cases.target, "post"), eq(cases.targetId, posts.id)))
      .leftJoin(caseReports, eq(caseReports.caseId, cases.id))
      .where(inArray(posts.clientKey, keys.slice(at, at + 500)));
    for (const { key, gone, threadGone, text } of rows) {
      if (!key) continue;
      if (gone === null && threadGone === null) visible.add(key);
      if (text) told.set(key, text);
    }
  }
  return { visible, told };
}
