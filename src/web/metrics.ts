/** Figures for Prometheus, in its text form (version 0.0.4): how the server does, and nothing of who uses it. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Forum } from "#forum/forum.ts";
import { jobCounts } from "#platform/job-counts.ts";
import { plainAnswer } from "./answers.ts";
import type { CacheFacts } from "./guest-cache/facts.ts";
import { SECURITY_HEADERS } from "./headers.ts";

export const METRICS = "/metrics";

interface Metric {
  name: string;
  type: "counter" | "gauge";
  help: string;
  value: number;
  labels?: string;
}

/** For whoever carries the token of the environment; for everybody else, and while there is none, it is not there. */
export async function answerMetrics(
  forum: Pick<Forum, "config" | "db" | "now" | "store">,
  kept: { guests: CacheFacts; members: CacheFacts },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isAllowed(forum.config.metricsToken, request.headers.authorization)) return plainAnswer(response, 404);
  const metrics = [
    ...cacheMetrics("guest", kept.guests, forum.now()),
    ...cacheMetrics("member", kept.members, forum.now()),
    ...(await jobMetrics(forum)),
    ...processMetrics(),
  ];
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    "content-type": "text/plain; version=0.0.4; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : metricsText(metrics));
}

function isAllowed(token: string | undefined, authorization = ""): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return token !== undefined && timingSafeEqual(hash(authorization), hash(`Bearer ${token}`));
}

function cacheMetrics(who: "guest" | "member", facts: CacheFacts, now: number): Metric[] {
  const { pages, bytes, hits, misses, oldest } = facts;
  const name = `stoa_${who}_pages`;
  const asked = `Requests of ${who}s for pages that are kept`;
  return [
    { name: `${name}_requests_total`, type: "counter", help: asked, value: hits, labels: 'answered="kept"' },
    { name: `${name}_requests_total`, type: "counter", help: asked, value: misses, labels: 'answered="made"' },
    { name, type: "gauge", help: `Pages that are kept for ${who}s`, value: pages },
    { name: `${name}_bytes`, type: "gauge", help: "Memory that they take, about", value: bytes },
    {
      name: `${name}_oldest_seconds`,
      type: "gauge",
      help: "Age of the oldest of them; 0 for none",
      value: oldest === null ? 0 : Math.max(0, now - oldest) / 1_000,
    },
  ];
}

async function jobMetrics({ db, store }: Pick<Forum, "db" | "store">): Promise<Metric[]> {
  const { waiting, failed } = await jobCounts(db);
  const help = "Work in the background that is not done";
  return [
    { name: "stoa_jobs", type: "gauge", help, value: waiting, labels: 'state="waiting"' },
    { name: "stoa_jobs", type: "gauge", help, value: failed, labels: 'state="failed"' },
    {
      name: "stoa_writes_failing",
      type: "gauge",
      help: "1 while the disk takes nothing",
      value: store.writesFail ? 1 : 0,
    },
  ];
}

function processMetrics(): Metric[] {
  const { user, system } = process.cpuUsage();
  const started = Date.now() / 1_000 - process.uptime();
  return [
    { name: "process_cpu_seconds_total", type: "counter", help: "CPU time", value: (user + system) / 1_000_000 },
    { name: "process_resident_memory_bytes", type: "gauge", help: "Resident memory", value: process.memoryUsage.rss() },
    { name: "process_start_time_seconds", type: "gauge", help: "Start, since the epoch", value: started },
  ];
}

/** Of one name stand together, with one head. */
function metricsText(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, type, help, value, labels }, at) => [
    ...(metrics[at - 1]?.name === name ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]),
    `${name}${labels ? `{${labels}}` : ""} ${value}`,
  ]);
  return `${lines.join("\n")}\n`;
}
