import { setTimeout as sleep } from "node:timers/promises";
import { figure } from "../figures.ts";
import { memoryMb } from "../machine.ts";
import type { Site } from "../site.ts";

const AT_MOST_MB = 350;
/** By then the threads that render have ended for want of work, and the heap has given back what it no longer needs. */
const CALM_MS = 20_000;

/** What the server takes: time to start, and memory after all that was asked of it before. */
export async function serverBench(site: Site): Promise<void> {
  const server = await site.server();
  figure("server", "start", server.startMs / 1000, "s");
  await sleep(CALM_MS);
  const memory = memoryMb(server.pid);
  if (!memory) return;
  figure("server", "rss", memory.now, "MB", { at_most: AT_MOST_MB });
  figure("server", "peak_rss", memory.peak, "MB");
}
