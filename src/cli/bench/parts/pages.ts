import type { Load } from "../client.ts";
import { figure } from "../figures.ts";
import { cpuMs, untilCalm } from "../machine.ts";
import { type Server, send } from "../processes.ts";
import type { Site } from "../site.ts";

const THREADS = 200;
const MEMBER_REQUESTS = 1_000;
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
  const floor = await cpuOfPlainPage(server, cookies);
  if (floor !== null) figure("member-page", "cpu_of_a_page_with_one_form", floor, "ms", { requests: MEMBER_REQUESTS });
  figure("member-page", "time_p50", answers.msP50, "ms", about);
  figure("member-page", "time_p99", answers.msP99, "ms", about);
}

/** What any page costs before it says anything: the framework, the header, the footer. */
async function cpuOfPlainPage(server: Server, cookies: string[]): Promise<number | null> {
  const requests = Array.from({ length: MEMBER_REQUESTS }, () => ({ path: "/forgotten-password" }));
  const before = cpuMs(server.pid);
  const answers = await send({ port: server.port, connections: 1, cookies, requests, headers: HTML });
  const after = cpuMs(server.pid);
  demandOk("member-page", answers.statuses, MEMBER_REQUESTS);
  return before === null || after === null ? null : (after - before) / MEMBER_REQUESTS;
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
