import type { Load } from "../client.ts";
import { figure, say } from "../figures.ts";
import { cpuMs, untilCalm } from "../machine.ts";
import { type Server, send } from "../processes.ts";
import type { Site } from "../site.ts";
import { demandOk } from "./pages.ts";

/** Threads that are read again and again. */
const THREADS = 100;
const PAGES = 600;
/** Threads that nobody has read before, in each of the two rounds. */
const COLD = 300;
const SEARCHERS = 8;
/** Searches that one process of the bench sends; then the next one starts. */
const SEARCHES = 200;
const GROWTH_AT_MOST_MS = 10;
const HTML = { accept: "text/html", "user-agent": "stoa-bench" };

type Pages = Omit<Load, "port" | "headers" | "connections">;

/**
 * How much longer somebody waits for the page of a thread while eight others search all the time: a guest for a page
 * that is kept and for one that is not, and a member.
 */
export async function pagesBesideSearches(site: Site, questions: readonly string[]): Promise<void> {
  const server = await site.server();
  const [reader = "", ...searchers] = await site.memberCookies(SEARCHERS + 1);
  const often = (await site.fullThreads(THREADS)).map(({ path }) => path);
  const unread = (await site.threads(2 * COLD + THREADS))
    .map(({ path }) => path)
    .filter((path) => !often.includes(path));
  const again: Pages = { cookies: [], requests: Array.from({ length: PAGES }, (_, at) => request(often, at)) };
  const half = Math.min(COLD, Math.floor(unread.length / 2));
  const cold = (first: number): Pages => ({
    cookies: [],
    requests: Array.from({ length: half }, (_, at) => request(unread, 2 * at + first)),
  });
  const searches: Load = {
    ...{ port: server.port, connections: SEARCHERS, cookies: searchers, headers: HTML },
    requests: Array.from({ length: SEARCHES }, (_, at) => {
      return { path: `/search?q=${encodeURIComponent(questions[at % questions.length] ?? "")}` };
    }),
  };
  const kinds: readonly [string, Pages, Pages][] = [
    ["guest_kept", again, again],
    ["guest_cold", cold(0), cold(1)],
    ["member", { ...again, cookies: [reader] }, { ...again, cookies: [reader] }],
  ];
  say("reading threads, then the same while others search");
  // A server that has just started works off what an import left to do.
  await untilCalm(server.pid);
  // The first rounds are for caches and compilers.
  for (const [, pages] of kinds.filter(([kind]) => kind !== "guest_cold")) await read(server, pages);
  const before = cpuMs(server.pid);
  await send(searches);
  const after = cpuMs(server.pid);
  if (before !== null && after !== null) {
    figure("search", "page_of_results_cpu", (after - before) / SEARCHES, "ms", { pages: SEARCHES });
  }
  for (const [kind, pages, pagesBeside] of kinds) {
    const alone = await read(server, pages);
    const { rate, answers } = await whileSearching(searches, () => read(server, pagesBeside));
    const about = { pages: pages.requests.length, searchers: SEARCHERS };
    figure("search", `${kind}_p99_alone`, alone.msP99, "ms", about);
    figure("search", `${kind}_p99_beside`, answers.msP99, "ms", { ...about, searches_a_second: Math.round(rate) });
    figure("search", `${kind}_p50_growth`, answers.msP50 - alone.msP50, "ms", about);
    const growth = answers.msP99 - alone.msP99;
    figure("search", `${kind}_p99_growth`, growth, "ms", { ...about, at_most: GROWTH_AT_MOST_MS });
  }
}

async function read({ port }: Server, pages: Pages) {
  const answers = await send({ ...pages, port, connections: 1, headers: HTML });
  demandOk("search", answers.statuses, pages.requests.length);
  return answers;
}

function request(paths: readonly string[], at: number): { path: string } {
  return { path: paths[at % paths.length] ?? "/" };
}

/** `rate`: searches a second meanwhile. */
async function whileSearching<T>(searches: Load, body: () => Promise<T>): Promise<{ answers: T; rate: number }> {
  let isDone = false;
  const searching = (async () => {
    let seconds = 0;
    for (let rounds = 0; ; rounds++) {
      if (isDone) return (rounds * SEARCHES) / Math.max(seconds, 1);
      const answers = await send(searches);
      demandOk("search", answers.statuses, SEARCHES);
      seconds += answers.seconds;
    }
  })();
  const answers = await body();
  isDone = true;
  return { answers, rate: await searching };
}
