import { setTimeout as sleep } from "node:timers/promises";
import type { Load } from "../client.ts";
import { figure } from "../figures.ts";
import { cpuMs, memoryMb, untilCalm } from "../machine.ts";
import { type Server, send, sendToBare } from "../processes.ts";
import type { Site } from "../site.ts";
import { demandOk } from "./pages.ts";

const PAGES = 1_000;
const ROUNDS = 40;
const CONNECTIONS = 16;
const CRAWLERS = 64;
const MEMBER_REQUESTS = 60;
const AT_LEAST = 15_000;
/** So long after the load the pages are still kept, and what it left behind is gone. */
const REST_MS = 20_000;
const HTML = { accept: "text/html", "user-agent": "stoa-bench" };

/** A thousand threads' first pages for guests: cold, under crawlers, and then as often as one process can. */
export async function guestBench(site: Site): Promise<void> {
  const server = await site.server();
  const [cookie = ""] = await site.memberCookies(1);
  const all = (await site.threads(PAGES + MEMBER_REQUESTS)).map(({ path }) => path);
  const paths = all.slice(0, PAGES);
  const [read = "/"] = (await site.fullThreads(1)).map(({ path }) => path);
  await untilCalm(server.pid);
  await coldCache(server, paths, { again: read, first: all.slice(PAGES), cookie });
  for (const coding of ["identity", "br"]) await warmCache(server, paths, coding);
  const underLoad = memoryMb(server.pid);
  await sleep(REST_MS);
  const rested = memoryMb(server.pid);
  const about = { pages: paths.length, at_most: 400 };
  if (underLoad) figure("guest", "rss_under_load", underLoad.now, "MB", about);
  if (rested) figure("guest", "rss", rested.now, "MB", about);
}

/** Crawlers ask for everything at once while a member reads: one thread again and again, and threads never read before. */
async function coldCache(
  server: Server,
  paths: string[],
  member: { again: string; first: string[]; cookie: string },
): Promise<void> {
  const crawl: Load = { ...base(server, CRAWLERS), requests: paths.map((path) => ({ path })) };
  const reader: Omit<Load, "requests"> = { ...base(server, 1), cookies: [member.cookie] };
  const again = Array.from({ length: MEMBER_REQUESTS }, () => ({ path: member.again }));
  const first = member.first.map((path) => ({ path }));
  const [crawled, ...reads] = await Promise.all([
    send(crawl),
    send({ ...reader, requests: again }),
    send({ ...reader, requests: first }),
  ]);
  demandOk("guest", crawled.statuses, paths.length);
  const about = { crawlers: CRAWLERS, pages: paths.length };
  figure("guest", "cold_pages", paths.length / crawled.seconds, "1/s", about);
  for (const [name, served, expected] of [
    ["member_p99_while_cold", reads[0], again.length],
    ["member_first_reads_p99_while_cold", reads[1], first.length],
  ] as const) {
    if (!served) continue;
    demandOk("guest", served.statuses, expected);
    figure("guest", name, served.msP99, "ms", { ...about, at_most: 200 });
  }
}

async function warmCache(server: Server, paths: string[], coding: string): Promise<void> {
  const sizes = await sizesOf(server, paths, coding);
  const requests = Array.from({ length: ROUNDS * paths.length }, (_, at) => ({
    path: paths[at % paths.length] ?? "/",
  }));
  const load: Load = { ...base(server, CONNECTIONS, coding), requests };
  await send({ ...load, requests: requests.slice(0, 5 * paths.length) });
  const before = cpuMs(server.pid);
  const answers = await send(load);
  const after = cpuMs(server.pid);
  demandOk("guest", answers.statuses, requests.length);
  const bare = await sendToBare(load, { status: 200, bytes: sizes, paths });
  const rate = requests.length / answers.seconds;
  const bareRate = requests.length / bare.seconds;
  const bytes = Math.round(answers.bytes / requests.length);
  const about = { coding, pages: paths.length, connections: CONNECTIONS, bytes };
  figure("guest", "requests", rate, "1/s", { ...about, at_least: AT_LEAST });
  figure("guest", "bare_http", bareRate, "1/s", about);
  figure("guest", "share_of_bare_http", rate / bareRate, "1", { coding, at_least: 0.5 });
  if (before !== null && after !== null) figure("guest", "cpu", (after - before) / requests.length, "ms", about);
  figure("guest", "time_p99", answers.msP99, "ms", { ...about, at_most: 5 });
}

/** How long each page is in this coding. */
async function sizesOf(server: Server, paths: string[], coding: string): Promise<number[]> {
  const sizes: number[] = [];
  for (const path of paths) {
    const answer = await fetch(server.url + path, { headers: { ...HTML, "accept-encoding": coding } });
    await answer.arrayBuffer();
    sizes.push(Number(answer.headers.get("content-length") ?? 0));
  }
  return sizes;
}

function base(server: Server, connections: number, coding = "br"): Omit<Load, "requests"> {
  return { port: server.port, connections, cookies: [], headers: { ...HTML, "accept-encoding": coding } };
}
