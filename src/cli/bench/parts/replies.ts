import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { count, eq, gte, inArray, or } from "drizzle-orm";
import { jobs, posts } from "#db/schema/index.ts";
import { figure, say, stopwatch } from "../figures.ts";
import { cpuMs, flushesPerSecond, untilCalm } from "../machine.ts";
import { send, sendToBare } from "../processes.ts";
import type { Site } from "../site.ts";

const CONNECTIONS = 16;
const THREADS = 200;
const WARM_UP = 300;
const REPLIES = 4_000;
const AT_LEAST = 300;
const KEYS_AT_ONCE = 500;
const JOBS_LIMIT_MS = 120_000;

/** Replies a second through the form that people use, from 16 connections of as many members, each on disk when answered. */
export async function repliesBench(site: Site): Promise<void> {
  const server = await site.server();
  const cookies = await site.memberCookies(CONNECTIONS);
  const threads = await site.fullThreads(THREADS);
  const bodies = await site.forum.db
    .select({ body: posts.body })
    .from(posts)
    .where(gte(posts.number, 2))
    .limit(REPLIES);
  const keys = Array.from({ length: WARM_UP + REPLIES }, () => randomUUID());
  const requests = keys.map((clientKey, index) => {
    const thread = threads[index % threads.length];
    const body = bodies[index % bodies.length]?.body ?? "";
    const form = new URLSearchParams({ do: "reply", id: String(thread?.id), to: "", body, clientKey });
    return { path: thread?.path ?? "/", form: form.toString() };
  });
  const headers = { accept: "text/html", origin: server.url };
  const load = { port: server.port, connections: CONNECTIONS, cookies, headers, requests };
  await send({ ...load, requests: requests.slice(0, WARM_UP) });
  await untilCalm(server.pid);
  const measured = { ...load, requests: requests.slice(WARM_UP) };
  const before = cpuMs(server.pid);
  const answers = await send(measured);
  const after = cpuMs(server.pid);
  if (answers.accepted.length !== REPLIES) {
    throw new Error(`replies: not all answers were 303: ${JSON.stringify(answers.statuses)}`);
  }
  const acknowledged = answers.accepted.map((at) => keys[WARM_UP + at] ?? "");
  const missing = acknowledged.length - (await stored(site, acknowledged));
  const about = { replies: REPLIES, connections: CONNECTIONS, engine: site.forum.store.dialect };
  figure("replies", "accepted", REPLIES / answers.seconds, "1/s", { ...about, at_least: AT_LEAST });
  figure("replies", "acknowledged_but_missing", missing, "replies", { at_most: 0 });
  if (before !== null && after !== null) figure("replies", "cpu", (after - before) / REPLIES, "ms", about);
  figure("replies", "time_p99", answers.msP99, "ms", about);
  const bare = await sendToBare(measured, { status: 303, bytes: 0 });
  figure("replies", "bare_http", REPLIES / bare.seconds, "1/s", about);
  figure("replies", "flushes_of_this_disk", flushesPerSecond(site.dir), "1/s");
  figure("replies", "jobs_done_after", await untilJobsAreDone(site), "s");
}

async function stored({ forum }: Site, keys: readonly string[]): Promise<number> {
  let found = 0;
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    const part = inArray(posts.clientKey, keys.slice(at, at + KEYS_AT_ONCE));
    const [row] = await forum.db.select({ n: count() }).from(posts).where(part);
    found += row?.n ?? 0;
  }
  return found;
}

/** How long the server goes on with what follows from the replies. */
async function untilJobsAreDone({ forum }: Site): Promise<number> {
  const elapsed = stopwatch();
  for (;;) {
    const open = or(eq(jobs.state, "waiting"), eq(jobs.state, "running"));
    const [row] = await forum.db.select({ n: count() }).from(jobs).where(open);
    if (!row?.n) return elapsed() / 1000;
    if (elapsed() > JOBS_LIMIT_MS) {
      say(`${row.n} jobs are left after two minutes`);
      return elapsed() / 1000;
    }
    await sleep(100);
  }
}
