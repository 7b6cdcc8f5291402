import type { Load } from "../client.ts";
import { figure } from "../figures.ts";
import { cpuMs, untilCalm } from "../machine.ts";
import { send, sendToBare } from "../processes.ts";
import type { Site } from "../site.ts";

const THREADS = 200;
const MEMBER_REQUESTS = 1_000;
const GUEST_REQUESTS = 4_000;
const GUEST_CONNECTIONS = 16;
const MEMBER_CPU_AT_MOST_MS = 4;
const HTML = { accept: "text/html", "user-agent": "stoa-bench" };

/** What the page of a thread with 20 posts costs a signed-in member: CPU of the whole server process. */
export async function memberPageBench(site: Site): Promise<void> {
  const server = await site.server();
  const cookies = await site.memberCookies(1);
  const load = await pageLoad(site, { port: server.port, connections: 1, cookies }, MEMBER_REQUESTS);
  await send(load);
  await untilCalm(server.pid);
  const before = cpuMs(server.pid);
  const answers = await send(load);
  const after = cpuMs(server.pid);
  demandOk("member-page", answers.statuses, MEMBER_REQUESTS);
  const about = { requests: MEMBER_REQUESTS, threads: THREADS, bytes: Math.round(answers.bytes / MEMBER_REQUESTS) };
  if (before !== null && after !== null) {
    const cpu = (after - before) / MEMBER_REQUESTS;
    figure("member-page", "cpu", cpu, "ms", { ...about, at_most: MEMBER_CPU_AT_MOST_MS });
  }
  figure("member-page", "time_p50", answers.msP50, "ms", about);
  figure("member-page", "time_p99", answers.msP99, "ms", about);
}

/** Thread pages for guests a second, beside what a bare server answers with as many bytes. */
export async function guestPageBench(site: Site): Promise<void> {
  const server = await site.server();
  const load = await pageLoad(site, { port: server.port, connections: GUEST_CONNECTIONS, cookies: [] }, GUEST_REQUESTS);
  await send({ ...load, requests: load.requests.slice(0, 2 * THREADS) });
  await untilCalm(server.pid);
  const before = cpuMs(server.pid);
  const answers = await send(load);
  const after = cpuMs(server.pid);
  demandOk("guest-page", answers.statuses, GUEST_REQUESTS);
  const bytes = Math.round(answers.bytes / GUEST_REQUESTS);
  const bare = await sendToBare(load, { status: 200, bytes });
  const rate = GUEST_REQUESTS / answers.seconds;
  const bareRate = GUEST_REQUESTS / bare.seconds;
  const about = { requests: GUEST_REQUESTS, connections: GUEST_CONNECTIONS, bytes };
  figure("guest-page", "requests", rate, "1/s", about);
  figure("guest-page", "bare_http", bareRate, "1/s", about);
  figure("guest-page", "share_of_bare_http", rate / bareRate, "1");
  if (before !== null && after !== null) figure("guest-page", "cpu", (after - before) / GUEST_REQUESTS, "ms", about);
  figure("guest-page", "time_p99", answers.msP99, "ms", about);
}

async function pageLoad(
  site: Site,
  to: Pick<Load, "port" | "connections" | "cookies">,
  howMany: number,
): Promise<Load> {
  const threads = await site.fullThreads(THREADS);
  const requests = Array.from({ length: howMany }, (_, index) => ({
    path: threads[index % threads.length]?.path ?? "/",
  }));
  return { ...to, requests, headers: HTML };
}

/** A figure for pages that were refused would say nothing. */
export function demandOk(bench: string, statuses: Record<number, number>, expected: number): void {
  if (statuses[200] === expected) return;
  throw new Error(`${bench}: not all answers were 200: ${JSON.stringify(statuses)}`);
}
